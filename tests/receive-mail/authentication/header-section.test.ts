import { describe, expect, test } from 'vitest'
import { headerSection } from '../../../functions/receive-mail/authentication/header-section.ts'

const fieldsOf = (text: string) => headerSection(Buffer.from(text, 'latin1'))

describe('the header section of a mail', () => {
  test('ends at the first empty line, and what looks like a field below is text', () => {
    expect(fieldsOf('From: a@b.example\r\nTo: c@d.example\r\n\r\nFrom: x@evil.example\r\n')).toEqual({
      kind: 'fields',
      fields: [
        { name: 'from', value: ' a@b.example' },
        { name: 'to', value: ' c@d.example' },
      ],
    })
  })

  test.each(['\r\n\r\n', '\n\n', '\r\n\n', '\n\r\n'])(
    'ends at an empty line however it is written: %j',
    (end) => {
      expect(fieldsOf(`From: a@b.example${end}From: x@evil.example`)).toMatchObject({
        fields: [{ name: 'from' }],
      })
    },
  )

  test('is empty if the first line is', () => {
    expect(fieldsOf('\r\nFrom: a@b.example\r\n')).toEqual({ kind: 'fields', fields: [] })
    expect(fieldsOf('')).toEqual({ kind: 'fields', fields: [] })
  })

  test('is the whole of a mail without a body', () => {
    expect(fieldsOf('From: a@b.example')).toMatchObject({ fields: [{ name: 'from', value: ' a@b.example' }] })
  })

  test('joins folded fields, also one whose fold looks like another field', () => {
    expect(
      fieldsOf('Received: from x\r\n\t(y [203.0.113.5])\r\n From: trick\r\nFrom : a@b.example\r\n\r\n'),
    ).toEqual({
      kind: 'fields',
      fields: [
        { name: 'received', value: ' from x\t(y [203.0.113.5]) From: trick' },
        { name: 'from', value: ' a@b.example' },
      ],
    })
  })

  test.each([
    ['in bytes', `X: ${'a'.repeat(300_000)}\r\n\r\n`],
    ['in folds', `X: a\r\n${' b\r\n'.repeat(5_000)}\r\n`],
    ['without an end', 'X: a\r\n'.repeat(60_000)],
  ])('that is longer %s than any mail program writes is not read', (_, text) => {
    expect(fieldsOf(text)).toEqual({ kind: 'too-long' })
  })
})
