import { html, raw } from 'hono/html'
import type { Block, NoticeDocument } from './kinds.ts'
import { headerText, plain } from './plain.ts'

type Html = ReturnType<typeof raw>

/** hono gives a promise only where a value is one; none of ours is. */
const markup = (strings: TemplateStringsArray, ...values: unknown[]): Html => {
  const made = html(strings, ...values)
  if (made instanceof Promise) throw new TypeError('a notice holds no promises')
  return made
}

// Inline styles only: mail programs drop style sheets. Dark text on white, 19px as GOV.UK sets it, nothing fetched.
const font = 'font-family:Arial,Helvetica,sans-serif;color:#0b0c0c;line-height:1.45'
const body = `${font};font-size:17px;margin:0 0 16px`

/** Telephone numbers and references: broken over two lines, a number is dialled wrong and a reference typed wrong. */
const unbreakable = /(\b0\d[\d ]{7,12}\d\b|\b[A-Z]{2}-[2-9A-Z]{6}\b)/

const words = (text: string): Html[] =>
  plain(text)
    .split(unbreakable)
    .map((part, index) =>
      index % 2 === 0 ? markup`${part}` : markup`<span style="white-space:nowrap">${part}</span>`,
    )

const quoteLines = (text: string): Html[] =>
  plain(text)
    .trim()
    .split('\n')
    .map((line, index) => (index === 0 ? markup`${line}` : markup`<br />${line}`))

const blockHtml = (block: Block): Html => {
  switch (block.kind) {
    case 'heading':
      return markup`<h2 style="${font};font-size:19px;margin:28px 0 8px">${words(block.text)}</h2>`
    case 'paragraph':
      return markup`<p style="${body}">${words(block.text)}</p>`
    case 'important':
      return markup`<p style="${body};border-left:8px solid #1d70b8;padding:10px 0 10px 14px;font-weight:bold">${words(block.text)}</p>`
    case 'list':
      return markup`<ul style="${body};padding-left:22px">${block.items.map((item) => markup`<li style="margin:0 0 6px">${words(item)}</li>`)}</ul>`
    case 'facts':
      return markup`<table style="${body};border-collapse:collapse;width:100%"><tbody>${block.rows.map(
        ([label, value]) =>
          markup`<tr><th scope="row" style="text-align:left;vertical-align:top;padding:8px 12px 8px 0;border-bottom:1px solid #b1b4b6;width:34%">${plain(label)}</th><td style="vertical-align:top;padding:8px 0;border-bottom:1px solid #b1b4b6">${words(value)}</td></tr>`,
      )}</tbody></table>`
    case 'quote':
      return markup`<blockquote style="${body};border-left:4px solid #b1b4b6;padding:2px 0 2px 14px;margin-left:0">${quoteLines(block.text)}<footer style="font-size:15px;color:#505a5f;margin-top:8px">${plain(block.by)}</footer></blockquote>`
  }
}

/** The notice as one self-contained HTML page: nothing is fetched, and every word of others is escaped. */
export const noticeHtml = ({ subject, blocks }: NoticeDocument): string =>
  markup`<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><title>${headerText(subject)}</title></head>
<body style="margin:0;padding:0;background:#ffffff">
<div style="max-width:640px;margin:0 auto;padding:20px">
${blocks.map((block) => markup`${blockHtml(block)}\n`)}</div>
</body>
</html>
`.toString()
