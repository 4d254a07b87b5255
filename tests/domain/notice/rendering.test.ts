import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noticeHtml } from '../../../functions/domain/notice/html.ts'
import type { Block, NoticeDocument } from '../../../functions/domain/notice/kinds.ts'
import { headerText, plain } from '../../../functions/domain/notice/plain.ts'
import { noticeText } from '../../../functions/domain/notice/text.ts'

const documentOf = (...blocks: Block[]): NoticeDocument => ({ subject: 'WF-1', blocks, calendar: null })

describe('a notice as plain text', () => {
  it('folds at 72 columns and sets off what to do, lists, facts and the words of others', () => {
    const long = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen'
    const text = noticeText(
      documentOf(
        { kind: 'paragraph', text: long },
        { kind: 'important', text: long },
        { kind: 'heading', text: 'Days' },
        { kind: 'list', items: ['first', long] },
        { kind: 'facts', rows: [['Reference', 'WF-1']] },
        { kind: 'quote', by: 'T. Okafor, 9am', text: 'Line one.\n\nLine two.' },
      ),
    )
    expect(text).toBe(`one two three four five six seven eight nine ten eleven twelve thirteen
fourteen

→ one two three four five six seven eight nine ten eleven twelve
  thirteen fourteen


Days
----

• first
• one two three four five six seven eight nine ten eleven twelve
  thirteen fourteen

Reference: WF-1

> Line one.
>
> Line two.
— T. Okafor, 9am
`)
  })

  it('keeps every word of a quoted mail, in order and marked as quoted, and no line longer than its longest word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const shown = noticeText(documentOf({ kind: 'quote', by: 'x', text }))
        const quoted = shown.split('\n').filter((line) => line.startsWith('>'))
        const words = (each: string): string[] => each.split(/[ \n]+/).filter((word) => word !== '')
        expect(words(quoted.map((line) => line.slice(1)).join(' '))).toEqual(words(plain(text).trim()))
        for (const line of quoted) expect(line.length <= 72 || !line.slice(2).includes(' ')).toBe(true)
      }),
    )
  })
})

describe('a notice as HTML', () => {
  it('shows what others wrote as they wrote it, never as markup', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60 }),
        fc.constantFrom('<b>', '<img src=x onerror=y>', '&amp;', '"\''),
        (a, b) => {
          const html = noticeHtml(
            documentOf(
              { kind: 'quote', by: `${a}${b}`, text: `${b}${a}` },
              { kind: 'facts', rows: [[`${a}${b}`, `${b}${a}`]] },
              { kind: 'list', items: [`${b}${a}`] },
            ),
          )
          expect(html).not.toMatch(/<b>|<img|onerror=y>/)
        },
      ),
    )
    expect(noticeHtml(documentOf({ kind: 'paragraph', text: 'a < b & "c"' }))).toContain(
      'a &lt; b &amp; &quot;c&quot;',
    )
  })

  it('marks headings, lists, table headers and quotes up as what they are, for those who listen to it', () => {
    const html = noticeHtml(
      documentOf(
        { kind: 'heading', text: 'Days' },
        { kind: 'list', items: ['one'] },
        { kind: 'facts', rows: [['Reference', 'WF-1']] },
        { kind: 'quote', by: 'T.', text: 'a\nb' },
      ),
    )
    expect(html).toMatch(/<h2[^>]*>Days<\/h2>/)
    expect(html).toMatch(/<ul[^>]*><li[^>]*>one<\/li><\/ul>/)
    expect(html).toMatch(/<th scope="row"[^>]*>Reference<\/th><td[^>]*>WF-1<\/td>/)
    expect(html).toMatch(/<blockquote[^>]*>a<br \/>b<footer/)
    expect(html).toMatch(/^<!doctype html>\n<html lang="en-GB">/)
  })

  it('breaks no telephone number and no reference over two lines', () => {
    const text =
      'Ring MASA on 01632 960900 or 020 7946 0101 about BL-7K3QX2, by 5pm on Friday 27 November 2026.'
    const html = noticeHtml(documentOf({ kind: 'important', text }))
    const together = [...html.matchAll(/<span style="white-space:nowrap">([^<]*)<\/span>/g)]
    expect(together.map(([, part]) => part)).toEqual(['01632 960900', '020 7946 0101', 'BL-7K3QX2'])
    expect(html.replaceAll(/<[^>]*>/g, '')).toContain(text)
  })
})

describe('text that others wrote', () => {
  it('loses what turns it round, hides in it or breaks a line, and nothing that can be read', () => {
    expect(plain('a\u202Eb\u200Bc\u0000d\r\ne\u2028f\tg')).toBe('abcd\ne\nf g')
    expect(plain('שלום Zoë 👍')).toBe('שלום Zoë 👍')
    expect(headerText('Ann\r\nBcc: x@y.example')).toBe('Ann Bcc: x@y.example')
    expect(headerText('x'.repeat(200))).toBe(`${'x'.repeat(149)}…`)
  })
})
