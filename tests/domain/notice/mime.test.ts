import fc from 'fast-check'
import { simpleParser, type ParsedMail } from 'mailparser'
import { describe, expect, it } from 'vitest'
import { caseAddress, readTag, returnAddress } from '../../../functions/domain/notice/addresses.ts'
import { noticeMessageId, noticeMime, type NoticeMail } from '../../../functions/domain/notice/mime.ts'
import { noticeText } from '../../../functions/domain/notice/text.ts'
import { read } from '../../../functions/domain/reading/read.ts'
import { agreedForAnAdult } from './stories.ts'
import { Story } from './story.ts'

const mailbox = 'escalations@waltham-forest.example'
const stepNotice = new Story().notice('step', 'contact').document

const mail = (changes: Partial<NoticeMail> = {}): NoticeMail => ({
  id: 'WF-7K3QX2.2.2',
  document: stepNotice,
  partnership: 'Waltham Forest Safeguarding Partnership',
  mailbox,
  to: { name: 'R. Haddad', email: 'team.manager@childrens-services.example' },
  caseToken: 'k3t9secret',
  references: ['<first@parkside-primary.example>', '<second@parkside-primary.example>'],
  date: '2026-11-20T10:15:01.000Z',
  ...changes,
})

const sent = async (changes: Partial<NoticeMail> = {}): Promise<{ raw: string; parsed: ParsedMail }> => {
  const raw = await noticeMime(mail(changes))
  return { raw: raw.toString('latin1'), parsed: await simpleParser(raw) }
}

/** The header fields of a raw message by lower-case name, unfolded, each as often as it stands there. */
const fields = (raw: string): Map<string, string[]> => {
  const [head = ''] = raw.split('\r\n\r\n')
  const found = new Map<string, string[]>()
  for (const line of head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const name = line.slice(0, line.indexOf(':')).toLowerCase()
    found.set(name, [...(found.get(name) ?? []), line.slice(line.indexOf(':') + 1).trim()])
  }
  return found
}

describe('a notice as a message', () => {
  it('comes from the partnership, answers the thread, and takes its answers at the case’s own address', async () => {
    const { raw, parsed } = await sent()
    const head = fields(raw)
    expect(parsed.from?.value).toEqual([
      { name: 'Stepwise for Waltham Forest Safeguarding Partnership', address: mailbox },
    ])
    expect(parsed.replyTo?.value[0]?.address).toBe('escalations+k3t9secret@waltham-forest.example')
    expect(head.get('message-id')).toEqual(['<WF-7K3QX2.2.2@waltham-forest.example>'])
    expect(parsed.inReplyTo).toBe('<second@parkside-primary.example>')
    expect(head.get('references')).toEqual([
      '<first@parkside-primary.example> <second@parkside-primary.example>',
    ])
    expect(parsed.date?.toISOString()).toBe('2026-11-20T10:15:01.000Z')
    expect(parsed.subject).toBe('WF-7K3QX2 Step one: reply needed by 5pm Friday 27 November')
  })

  it('says that a machine wrote it (RFC 3834), and asks for no read receipt and no priority', async () => {
    const head = fields((await sent()).raw)
    expect(head.get('auto-submitted')).toEqual(['auto-generated'])
    expect(head.get('x-auto-response-suppress')).toEqual(['DR, RN, NRN, AutoReply'])
    expect(head.get('x-stepwise-notice')).toEqual(['WF-7K3QX2.2.2'])
    for (const name of ['precedence', 'disposition-notification-to', 'x-priority', 'x-mailer', 'bcc', 'cc']) {
      expect(head.has(name)).toBe(false)
    }
  })

  it('says the same in plain text and in HTML, and fetches nothing', async () => {
    const { parsed } = await sent()
    expect(parsed.text?.trim()).toBe(noticeText(stepNotice).trim())
    const html = typeof parsed.html === 'string' ? parsed.html : ''
    expect(html).toContain('5pm on Friday 27 November 2026')
    expect(html).toContain('lang="en-GB"')
    expect(html).not.toMatch(/https?:|src=|url\(|<link|<script|@import/)
  })

  it('brings the deadline as a calendar entry in UTC that asks for no answer', async () => {
    const { raw, parsed } = await sent()
    expect(raw).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/)
    const ics =
      parsed.attachments.find(({ filename }) => filename === 'deadline.ics')?.content.toString() ?? ''
    const lines = ics.replace(/\r\n /g, '').split('\r\n')
    expect(lines).toEqual(
      expect.arrayContaining([
        'METHOD:REQUEST',
        'UID:wf-7k3qx2.deadline@waltham-forest.example',
        'SEQUENCE:2',
        'DTSTAMP:20261120T101501Z',
        'DTSTART:20261127T163000Z',
        'DTEND:20261127T170000Z',
        'SUMMARY:WF-7K3QX2 Step one: deadline',
        'STATUS:CONFIRMED',
        'TRANSP:TRANSPARENT',
      ]),
    )
    expect(lines.filter((line) => line.startsWith('ATTENDEE'))).toHaveLength(1)
    expect(ics).toContain('RSVP=FALSE')
    expect(ics).not.toContain('k3t9secret')
  })

  it('takes the entry out of the calendar when the case closes', async () => {
    const { document } = agreedForAnAdult().notice('closed', 'practitioner')
    const { raw, parsed } = await sent({ document })
    expect(raw).toMatch(/method=CANCEL/)
    expect(parsed.attachments[0]?.content.toString()).toMatch(/METHOD:CANCEL[\s\S]*STATUS:CANCELLED/)
  })

  it('is the same bytes whenever it is composed, so that a notice sent again is the same notice', async () => {
    const first = await noticeMime(mail())
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect((await noticeMime(mail())).equals(first)).toBe(true)
  })

  it('takes answers at the mailbox where there is no case, and starts a thread where none is given', async () => {
    const head = fields((await sent({ caseToken: null, references: [] })).raw)
    expect(head.get('reply-to')).toEqual([mailbox])
    expect(head.has('in-reply-to')).toBe(false)
    expect(head.has('references')).toBe(false)
  })

  it('lets nothing that a name, an address, a subject or a message id holds become a header of its own', async () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        'A\r\nBcc: all@example.org',
        'A\nSubject: other',
        '"; B <x@y.example>, "C',
        'a@b.example>\r\nX-Evil: 1',
        '\u202Eevil\u2066\u2028X-Evil: 1\u0085X-Evil: 2',
      ),
    )
    const wanted = [...fields((await sent()).raw).keys()].toSorted()
    await fc.assert(
      fc.asyncProperty(hostile, hostile, hostile, async (name, subject, id) => {
        const { raw } = await sent({
          to: { name, email: 'team.manager@childrens-services.example' },
          document: { ...stepNotice, subject },
          references: [id, '<second@parkside-primary.example>'],
        })
        const head = fields(raw)
        const optional = subject.trim() === '' ? [] : ['subject']
        expect([...head.keys()].filter((each) => each !== 'subject').toSorted()).toEqual(
          wanted.filter((each) => each !== 'subject'),
        )
        expect(head.has('subject') || optional.length === 0 || /^[\p{Cc}\p{Cf}\s]*$/u.test(subject)).toBe(
          true,
        )
        for (const values of head.values()) expect(values).toHaveLength(1)
        expect(head.get('to')?.[0]).toMatch(/<?team\.manager@childrens-services\.example>?$/)
      }),
      { numRuns: 150 },
    )
  })

  it('leaves an address that is none out of the header, and is composed all the same', async () => {
    const head = fields((await sent({ to: { name: 'A', email: 'a@b.example>\r\nBcc: c@d.example' } })).raw)
    expect(head.has('to')).toBe(false)
    expect(head.has('bcc')).toBe(false)
    expect(head.get('subject')).toHaveLength(1)
  })
})

describe('a notice that comes back to us', () => {
  it('is known as our own, so that no mail goes round for ever', async () => {
    expect((await read(await noticeMime(mail()))).automatic).toBe('own-notice')
  })
})

describe('the addresses that are given out', () => {
  const token = fc.stringMatching(/^[a-z0-9]{1,40}$/)
  const tagOf = (address: string): string => address.slice(address.indexOf('+') + 1, address.lastIndexOf('@'))

  it('are read back as what they are, whatever the case of their letters became on the way', () => {
    fc.assert(
      fc.property(token, (secret) => {
        expect(readTag(tagOf(caseAddress(mailbox, secret)).toUpperCase())).toEqual({
          kind: 'case',
          token: secret,
        })
        expect(readTag(tagOf(returnAddress(mailbox, secret)).toUpperCase())).toEqual({
          kind: 'return',
          token: secret,
        })
      }),
    )
  })

  it('are what the design names', () => {
    expect(caseAddress('escalations@waltham-forest.example', 'k3t9')).toBe(
      'escalations+k3t9@waltham-forest.example',
    )
    expect(returnAddress('escalations.adults@waltham-forest.example', 'k3t9')).toBe(
      'escalations.adults+b.k3t9@waltham-forest.example',
    )
    expect(noticeMessageId('WF-7K3QX2.2.2', mailbox)).toBe('<WF-7K3QX2.2.2@waltham-forest.example>')
  })

  it.each(['', 'b.', 'a.b', 'b.a.b', 'x+y', 'ä', ' '])('know nothing of the tag "%s"', (tag) => {
    expect(readTag(tag)).toBeNull()
  })
})
