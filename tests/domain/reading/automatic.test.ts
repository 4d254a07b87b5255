import { describe, expect, test } from 'vitest'
import { read } from '../../../functions/domain/reading/read.ts'

const BODIES = [
  'This is step two of the Safeguarding Partnership’s Escalation Process.',
  'I am out of the office until Monday. Please treat this as step two of the escalation process.',
  'Agreed.',
  'We withdraw this escalation.',
]
const AUTOMATIC: readonly (readonly [string, readonly string[]])[] = [
  ['auto-reply', ['Auto-Submitted: auto-replied']],
  ['auto-reply', ['Auto-Submitted: auto-generated']],
  ['auto-reply', ['Auto-Submitted: auto-notified; owner-email="x@y.example"']],
  ['auto-reply', ['Subject: Automatic reply: Step two of the Escalation Process']],
  ['auto-reply', ['Subject: Out of Office: Step two']],
  ['auto-reply', ['Subject: Ateb awtomatig: Step two']],
  ['auto-reply', ['Subject: Abwesenheitsnotiz: Step two']],
  ['auto-reply', ['Subject: =?utf-8?q?R=C3=A9ponse_automatique_=3A_Step_two?=']],
  ['auto-reply', ['Subject: =?utf-8?q?Respuesta_autom=C3=A1tica=3A_Step_two?=']],
  ['auto-reply', ['Subject: =?utf-8?q?Automatyczna_odpowied=C5=BA=3A_Step_two?=']],
  ['auto-reply', ['Subject: =?utf-8?q?R=C4=83spuns_automat=3A_Step_two?=']],
  ['auto-reply', ['Subject: EXTERNAL: Automatic reply: Step two']],
  ['auto-reply', ['Subject: Not in the office: Step two']],
  ['auto-reply', ['Subject: Vacation reply']],
  ['auto-reply', ['Return-Path: <>']],
  ['auto-reply', ['X-Autoreply: yes']],
  ['auto-reply', ['X-Autorespond: Step two']],
  ['auto-reply', ['Precedence: auto_reply']],
  ['auto-reply', ['X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent']],
  ['bulk', ['List-Id: <all.staff.example>']],
  ['bulk', ['List-Unsubscribe: <mailto:u@x.example>']],
  ['bulk', ['Precedence: bulk']],
  ['bulk', ['Precedence: list']],
  ['ticketing', ['X-Zendesk-Ticket-Id: 4711']],
  ['ticketing', ['X-ServiceNow-Generated: true']],
  ['ticketing', ['X-Freshdesk-Ticket: 9']],
  ['own-notice', ['X-Stepwise-Notice: n1', 'Auto-Submitted: auto-generated']],
  ['read-receipt', ['Content-Type: multipart/report; report-type=disposition-notification; boundary=b']],
]

function messageOf(headers: readonly string[], body: string, index: number): string {
  const subject = headers.some((line) => line.startsWith('Subject:')) ? [] : [`Subject: Re: Concern ${index}`]
  return [
    'From: s.bello@childrens-services.example',
    'To: escalations@waltham-forest.example',
    `Message-ID: <a${index}@x.example>`,
    ...subject,
    ...headers,
    '',
    body,
    '',
  ].join('\r\n')
}

const bounceOf = (index: number, action: string, status: string): string =>
  [
    'From: MAILER-DAEMON@mx.example',
    'To: escalations@waltham-forest.example',
    'Subject: Delivery Status Notification',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=r',
    '',
    '--r',
    'Content-Type: text/plain',
    '',
    BODIES[index % BODIES.length],
    '--r',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    `Final-Recipient: rfc822; person${index}@x.example`,
    `Action: ${action}`,
    `Status: ${status}`,
    '--r--',
    '',
  ].join('\r\n')

describe('automatic mail moves nothing', () => {
  test('of 800 automatic messages of all kinds none acts', async () => {
    for (let index = 0; index < 800; index += 1) {
      const [kind, headers] = AUTOMATIC[index % AUTOMATIC.length] ?? ['', []]
      const reading = await read(
        Buffer.from(messageOf(headers, BODIES[(index >> 4) % BODIES.length] ?? '', index)),
      )
      expect(reading.automatic, headers.join()).toBe(kind)
      if (kind === 'ticketing') expect(reading.hold).not.toBeNull()
    }
  })

  test.each([
    ['failed', '5.1.1', 'hard'],
    ['failed', '5.2.2', 'soft'],
    ['failed', '4.7.0', 'soft'],
    ['delayed', '4.4.1', 'soft'],
  ])('50 bounces %s with %s name their recipient as %s', async (action, status, kind) => {
    for (let index = 0; index < 50; index += 1) {
      const reading = await read(Buffer.from(bounceOf(index, action, status)))
      expect(reading.automatic).toBe('bounce')
      expect(reading.bounced).toEqual([{ address: `person${index}@x.example`, kind, status }])
    }
  })
})

describe('what a person wrote is not taken for a machine’s', () => {
  const STEP = 'This is step one of the Safeguarding Partnership’s Escalation Process.'
  const written = async (headers: readonly string[], text: string) =>
    await read(Buffer.from(messageOf(headers, text, 1)))

  test.each([
    'Mosaic case number 1093847.',
    'Police incident number 4521 refers.',
    'Case reference: 24118',
    'Case ID 100234, DOB withheld.',
  ])('as in “%s”: a number by which an agency knows a case is no ticket', async (line) => {
    const { automatic, hold, statement } = await written([], `${line}\n\n${STEP}`)
    expect({ automatic, hold, step: statement?.step }).toEqual({ automatic: null, hold: null, step: 1 })
  })

  test.each([
    'Ticket number: 123456',
    'Incident number INC0012345',
    'Request ID: 448812',
    'Case number CS0012345',
  ])('but “%s” is one', async (line) => {
    expect((await written([], `${line}\n\n${STEP}`)).automatic).toBe('ticketing')
  })

  test('by an address of theirs that is called “escalations” too', async () => {
    const from = 'From: escalations@parkside-primary.example'
    const raw = messageOf([], STEP, 1).replace(/^From: .*/u, from)
    expect((await read(Buffer.from(raw))).automatic).toBeNull()
    const returned = raw.replace(/^To: .*$/mu, 'To: t.okafor@parkside-primary.example')
    expect((await read(Buffer.from(returned))).automatic).toBe('own-notice')
  })
})

describe('a calendar entry', () => {
  const STEP = 'This is step one of the Safeguarding Partnership’s Escalation Process.'
  const entry = (text: string): string =>
    [
      'Content-Type: multipart/alternative; boundary=a',
      '',
      '--a',
      'Content-Type: text/plain; charset=utf-8',
      '',
      text,
      '--a',
      'Content-Type: text/calendar; method=REPLY; charset=utf-8',
      '',
      'BEGIN:VCALENDAR',
      'METHOD:REPLY',
      'END:VCALENDAR',
      '--a--',
    ].join('\r\n')
  const headers = (subject: string): string =>
    `From: team.manager@childrens-services.example\r\nTo: escalations@waltham-forest.example\r\nSubject: ${subject}\r\nMIME-Version: 1.0\r\n`

  test('says nothing, also where attachments stand beside it', async () => {
    const raw = `${headers('Meeting')}Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\n${entry(STEP)}\r\n--m--\r\n`
    expect((await read(Buffer.from(raw))).automatic).toBe('calendar')
  })

  test('that a person answers in words is held, and danger in them is found: each of our notices is an entry', async () => {
    const words = 'This is not our case. The child is at immediate risk: he was beaten this morning.'
    const raw = `${headers('Declined: WF-7K3QX2 Step one: deadline')}${entry(words)}\r\n`
    const { automatic, hold, immediateRisk } = await read(Buffer.from(raw))
    expect({ automatic, hold: hold !== null, immediateRisk }).toEqual({
      automatic: 'calendar',
      hold: true,
      immediateRisk: true,
    })
  })

  test.each(['', 'R. Haddad has accepted this invitation.'])(
    'that somebody’s program answers is not: “%s”',
    async (text) => {
      const raw = `${headers('Accepted: WF-7K3QX2 Step one: deadline')}${entry(text)}\r\n`
      expect(await read(Buffer.from(raw))).toMatchObject({ automatic: 'calendar', hold: null })
    },
  )
})

describe('what only looks automatic by its subject or its sender is a person’s where it declares a step or tells danger', () => {
  const written = async (from: string, subject: string, body: string) =>
    await read(
      Buffer.from(
        [`From: ${from}`, 'To: escalations@waltham-forest.example', `Subject: ${subject}`, '', body].join(
          '\r\n',
        ),
      ),
    )

  test.each([
    ['a.cole@parkside-primary.example', 'On annual leave cover: Family S'],
    ['a.cole@parkside-primary.example', 'Thank you for your email'],
    ['alerts@housing.example', 'Family S'],
  ])('%s, %s', async (from, subject) => {
    const declares = await written(from, subject, BODIES[0] ?? '')
    expect([declares.automatic, declares.hold]).toEqual([null, expect.stringContaining('looks automatic')])
    const danger = await written(from, subject, 'He has a knife and is outside the house now.')
    expect([danger.automatic, danger.immediateRisk]).toEqual([null, true])
    const neither = await written(from, subject, 'I am back on Monday.')
    expect([neither.automatic, neither.hold]).toEqual([expect.any(String), null])
  })
})
