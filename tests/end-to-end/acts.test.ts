import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CHILDREN, HEADTEACHER, stepOne, teacher, TEACHER } from './people.ts'
import { answer, ledgerEntry, noticeMail, noticeTo, open } from './post.ts'
import { Program } from './program.ts'

let program: Program
beforeEach(async () => {
  program = await Program.start()
})
afterEach(async () => {
  await program.remove()
})

/** Does what a person does on a case's page, by the page's own form. */
const actOn = async (reference: string, act: string, fields: Record<string, string>): Promise<void> => {
  const path = `/cases/${reference}/${act}`
  const page = await program.register.get(path)
  const cookie = page.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const token = /name="form-token" value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
  const answered = await fetch(`${program.register.address}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      cookie,
      origin: program.register.address,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ 'form-token': token, by: 'B. Unit', why: 'Both asked for it.', ...fields }),
  })
  expect(answered.status, act).toBe(303)
  await program.settle()
}

const typesOf = async (reference: string): Promise<string[]> =>
  (await program.register.case(reference)).events.map(({ type }) => type)

describe('a case that a person pauses', () => {
  it('does not go to the next step while its clock is stopped, and does once the pause has ended', async () => {
    const reference = await open(program, stepOne, CHILDREN)
    const { deadline } = await program.register.case(reference)
    await actOn(reference, 'pause', {})
    await program.advance(new Date(Date.parse(deadline ?? '') + 30 * 86_400_000).toISOString())
    const paused = await program.register.case(reference)
    expect(paused).toMatchObject({ state: 'open', step: 1, deadline: null })
    expect(await typesOf(reference)).toContain('open-matter-reviewed')
    expect(await typesOf(reference)).not.toContain('deadline-missed')

    await actOn(reference, 'end-pause', {})
    const resumed = await program.register.case(reference)
    expect(resumed.deadline ?? '').not.toBe('')
    await program.advance(resumed.deadline ?? '')
    expect(await program.register.case(reference)).toMatchObject({ state: 'open', step: 2 })
  })
})

describe('two cases that a person merges', () => {
  it('take a mail to the address of the one that was merged away to the one that goes on', async () => {
    const first = await open(program, stepOne, CHILDREN)
    const again = { ...stepOne, from: `A. Nwosu <${HEADTEACHER}>`, subject: 'The same referral' }
    const second = await open(program, again, CHILDREN)
    const receipt = noticeTo(await program.register.case(first), 'receipt', TEACHER)
    await actOn(first, 'merge', { into: second })
    expect(await program.register.case(first)).toMatchObject({ state: 'merged', deadline: null })

    const id = await answer(program, await noticeMail(program, receipt), teacher, 'Here is the chronology.')
    expect(await ledgerEntry(program, id)).toMatchObject({ outcome: 'recorded', reference: second })
    expect(await typesOf(second)).toContain('mail-recorded')
    expect(await typesOf(first)).not.toContain('mail-recorded')
  })
})
