import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectBalance } from './balance.ts'
import { daysAfter, nextMonday } from './calendar.ts'
import { BUSINESS_UNIT, CHILDREN, DUTY_MANAGER, stepOne, TEACHER, teacher, TEAM_MANAGER } from './people.ts'
import { answer, ledgerEntry, noticeTo, open, post, postRaw, told } from './post.ts'
import { Program } from './program.ts'
import { Relay, type Relayed } from './relay.ts'

describe('notices on the wire', () => {
  let relay: Relay
  let program: Program
  const shown = async (reference: string) => await program.register.case(reference)

  beforeAll(async () => {
    relay = await Relay.start()
    program = await Program.start({ environment: { SMTP_RELAY_URL: relay.url } })
  })
  afterAll(async () => {
    await program.remove()
    await relay.stop()
  })

  /** The calendar entry that came with a mail. */
  const entryOf = ({ mail }: Relayed) => {
    const part = mail.attachments.find(({ contentType }) => contentType.startsWith('text/calendar'))
    return part?.content.toString('utf8').replaceAll(/\r\n[ \t]/g, '') ?? ''
  }

  it('each goes to one person, from an address of its own for bounces', async () => {
    const reference = await open(program, stepOne, CHILDREN)
    const { notices } = await shown(reference)
    expect(notices.map(({ state }) => state)).toEqual(['sent', 'sent'])
    const [receipt, step] = [relay.lastTo(TEACHER), relay.lastTo(TEAM_MANAGER)]
    for (const { from, mail, to } of [receipt, step]) {
      expect(from).toMatch(/^escalations\+b\.[a-z0-9]{20,}@waltham-forest\.example$/)
      expect(mail.from?.value[0]?.address).toBe(CHILDREN)
      expect(mail.to).toMatchObject({ value: [{ address: to }] })
    }
    expect(receipt.from).not.toBe(step.from)
  })

  it('says that a program wrote it, and asks answering machines to leave it alone', () => {
    const { headers } = relay.lastTo(TEAM_MANAGER).mail
    expect(headers.get('auto-submitted')).toBe('auto-generated')
    expect(headers.get('x-auto-response-suppress')).toContain('AutoReply')
  })

  it('is answered at the case’s secret address, which is in no subject and no text', () => {
    const { mail } = relay.lastTo(TEAM_MANAGER)
    const address = mail.replyTo?.value[0]?.address ?? ''
    const token = /^escalations\+([a-z0-9]{20,})@waltham-forest\.example$/.exec(address)?.[1] ?? ''
    expect(token).not.toBe('')
    expect(`${mail.subject ?? ''}${mail.text ?? ''}${String(mail.html)}`).not.toContain(token)
  })

  it('stands in the thread of the mail that opened the case', () => {
    const { mail } = relay.lastTo(TEACHER)
    expect(mail.inReplyTo).toMatch(/@parkside-primary\.example>$/)
    expect(mail.references).toContain(mail.inReplyTo)
    expect(mail.messageId).toMatch(/@waltham-forest\.example>$/)
  })

  it('comes as plain text and as HTML that say the same', () => {
    const { mail, raw } = relay.lastTo(TEAM_MANAGER)
    expect(raw).toMatch(/Content-Type: multipart\/alternative/)
    for (const part of [mail.text ?? '', String(mail.html)]) {
      expect(part).toMatch(/Monday 11\s+January 2027/)
      expect(part).toContain('999')
    }
  })

  it('names no child and none of the sender’s words in its subject', () => {
    for (const { mail } of relay.relayed) {
      expect(mail.subject).toMatch(/WF-[0-9A-Z]{6}/)
      expect(mail.subject).not.toMatch(/24-118|referral|assessment/)
    }
  })

  it('carries the deadline as a calendar entry, which moves with the step and is cancelled at the end', async () => {
    const monday = await nextMonday(program)
    const reference = await open(program, stepOne, CHILDREN)
    const first = entryOf(relay.lastTo(TEACHER))
    expect(first).toMatch(/METHOD:REQUEST/)
    expect(first).toContain(`DTEND:${daysAfter(monday, 7, '17:00').replaceAll(/[-:]|\.000/g, '')}`)
    const uid = /UID:(\S+)/.exec(first)?.[1] ?? 'none'

    await answer(program, relay.lastTo(TEACHER).mail, teacher, 'This is step two of the Escalation Process.')
    const moved = entryOf(relay.lastTo(TEACHER))
    expect(moved).toContain(`UID:${uid}`)
    expect(Number(/SEQUENCE:(\d+)/.exec(moved)?.[1])).toBeGreaterThan(
      Number(/SEQUENCE:(\d+)/.exec(first)?.[1]),
    )

    await answer(program, relay.lastTo(TEACHER).mail, teacher, 'We wish to withdraw this escalation.')
    expect((await shown(reference)).state).toBe('withdrawn')
    const cancelled = entryOf(relay.lastTo(TEACHER))
    expect(cancelled).toContain(`UID:${uid}`)
    expect(cancelled).toMatch(/METHOD:CANCEL/)
  })

  it('is answered from a phone that drops the thread: the address alone finds the case', async () => {
    const reference = await open(program, stepOne, CHILDREN)
    const address = relay.lastTo(TEAM_MANAGER).mail.replyTo?.value[0]?.address ?? ''
    const sent = await post(
      program,
      { from: TEAM_MANAGER, to: address, subject: 'Re:', text: 'Received with thanks.' },
      address,
    )
    expect(await ledgerEntry(program, sent)).toMatchObject({ outcome: 'recorded', reference })
  })

  it('is answered at the plain mailbox by a mail system that drops the plus: the thread finds the case', async () => {
    const reference = await open(program, stepOne, CHILDREN)
    const sent = await answer(
      program,
      relay.lastTo(TEAM_MANAGER).mail,
      TEAM_MANAGER,
      'Received with thanks.',
      {
        to: CHILDREN,
      },
    )
    const entry = await ledgerEntry(program, sent)
    expect(entry).toMatchObject({ outcome: 'recorded', reference })
  })

  it('that the relay refuses for good brings in the deputy, and people hear of it', async () => {
    const monday = await nextMonday(program)
    relay.moods.set(TEAM_MANAGER, 'refuses')
    const reference = await open(program, stepOne, CHILDREN)
    relay.moods.delete(TEAM_MANAGER)
    const after = await shown(reference)
    expect(after.steps[0]?.contact).toBe(DUTY_MANAGER)
    // Its time is the step's, counted from the first mail: the deputy gets what is left of it.
    expect(after.deadline).toBe(daysAfter(monday, 7, '17:00'))
    expect(told(after)).toEqual(
      expect.arrayContaining([
        `step to ${DUTY_MANAGER}`,
        `not-delivered to ${BUSINESS_UNIT}`,
        `not-delivered to ${TEACHER}`,
        `contact-changed to ${TEACHER}`,
      ]),
    )
    expect(relay.lastTo(DUTY_MANAGER).mail.text).toContain(reference)
    expect(after.notices.find(({ kind, to }) => kind === 'step' && to === TEAM_MANAGER)?.state).toBe(
      'bounced',
    )
  })

  it('that bounces later, at its own return address, brings in the deputy too', async () => {
    await nextMonday(program)
    const reference = await open(program, stepOne, CHILDREN)
    const { from: returnPath, mail } = relay.lastTo(TEAM_MANAGER)
    await bounce(returnPath, TEAM_MANAGER, mail.messageId ?? '', '5.1.1')
    const after = await shown(reference)
    expect(after.steps[0]?.contact).toBe(DUTY_MANAGER)
    expect(after.events.map(({ type }) => type)).toContain('notice-bounced')
  })

  it('that is only delayed changes nobody, but is told', async () => {
    await nextMonday(program)
    const reference = await open(program, stepOne, CHILDREN)
    const { from: returnPath, mail } = relay.lastTo(TEAM_MANAGER)
    await bounce(returnPath, TEAM_MANAGER, mail.messageId ?? '', '4.4.1')
    const after = await shown(reference)
    expect(after.steps[0]?.contact).toBe(TEAM_MANAGER)
    expect(told(after)).toContain(`not-delivered to ${BUSINESS_UNIT}`)
  })

  it('a bounce of a notice that its forger has never seen does nothing, though they know the reference', async () => {
    await nextMonday(program)
    const reference = await open(program, stepOne, CHILDREN)
    const before = await shown(reference)
    const { id } = noticeTo(before, 'step', TEAM_MANAGER)
    await bounce(CHILDREN, TEAM_MANAGER, `<${id}@waltham-forest.example>`, '5.1.1')
    const after = await shown(reference)
    expect(after.steps[0]?.contact).toBe(TEAM_MANAGER)
    expect(after.notices).toHaveLength(before.notices.length)
  })

  it('leaves a ledger that balances', async () => {
    await expectBalance(program)
  })

  const bounce = async (to: string, about: string, messageId: string, status: string) => {
    const failed = status.startsWith('5') ? 'failed' : 'delayed'
    const report = [
      `From: Mail Delivery System <mailer-daemon@childrens-services.example>`,
      `To: ${to}`,
      'Subject: Delivery Status Notification',
      `Message-ID: <dsn-${messageId.replaceAll(/\W/g, '')}-${status}@childrens-services.example>`,
      'Auto-Submitted: auto-replied',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="part"',
      '',
      '--part',
      'Content-Type: text/plain',
      '',
      'This is the mail system. Your message could not be delivered.',
      '--part',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mail.childrens-services.example',
      '',
      `Final-Recipient: rfc822; ${about}`,
      `Action: ${failed}`,
      `Status: ${status}`,
      '',
      '--part',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: ${messageId}`,
      '',
      '--part--',
      '',
    ].join('\r\n')
    await postRaw(program, report, '', to)
  }
})
