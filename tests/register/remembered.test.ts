import { describe, expect, it } from 'vitest'
import { read } from '../../functions/domain/reading/read.ts'
import { remembering } from '../../functions/register/remembered.ts'

const mail = (text: string): Uint8Array => new TextEncoder().encode(`From: a@b.example\r\n\r\n${text}\r\n`)

describe('the register’s reader', () => {
  it('reads the same bytes once, and others anew', async () => {
    const asked: string[] = []
    const reader = remembering(async (raw) => {
      asked.push(new TextDecoder().decode(raw).split('\r\n\r\n')[1] ?? '')
      return await read(raw)
    })
    for (const text of ['one', 'two', 'one', 'two']) expect((await reader(mail(text))).newText).toBe(text)
    expect(asked.map((text) => text.trim())).toEqual(['one', 'two'])
  })

  it('forgets what nobody has asked for the longest', async () => {
    let reads = 0
    const reader = remembering(async (raw) => {
      reads += 1
      return await read(raw)
    })
    for (let index = 0; index <= 500; index += 1) await reader(mail(`note ${index}`))
    await reader(mail('note 500'))
    expect(reads).toBe(501)
    await reader(mail('note 0'))
    expect(reads).toBe(502)
  })
})
