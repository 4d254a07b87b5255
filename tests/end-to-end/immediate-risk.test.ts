import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectBalance } from './balance.ts'
import { daysAfter, nextMonday } from './calendar.ts'
import {
  BUSINESS_UNIT,
  CHILDREN,
  HEADTEACHER,
  SERVICE_MANAGER,
  stepOne,
  TEACHER,
  teacher,
  TEAM_MANAGER,
  TRUST_LEAD,
} from './people.ts'
import { answer, ledgerEntry, noticeMail, noticeTo, open, post, told, unwrapped } from './post.ts'
import { Program } from './program.ts'

const DANGER = 'The child is at immediate risk of significant harm. I have called 999 and MASH.'
const everybody = [TEACHER, TEAM_MANAGER, SERVICE_MANAGER, HEADTEACHER, TRUST_LEAD, BUSINESS_UNIT]

describe('immediate risk', () => {
  let program: Program
  const shown = async (reference: string) => await program.register.case(reference)

  beforeAll(async () => {
    program = await Program.start()
  })
  afterAll(async () => {
    await program.remove()
  })

  it('in the first mail: everyone is told at once, the contact of the next step too', async () => {
    const monday = await nextMonday(program)
    const reference = await open(program, { ...stepOne, text: `${stepOne.text}\n\n${DANGER}` }, CHILDREN)
    const after = await shown(reference)
    for (const reader of everybody) expect(told(after)).toContain(`immediate-risk to ${reader}`)
    expect(after).toMatchObject({ step: 1, deadline: daysAfter(monday, 7, '17:00') })
  })

  it('tells the sender to use child protection procedures today, and gives the numbers of the other side', async () => {
    const reference = await open(program, { ...stepOne, text: `${stepOne.text}\n\n${DANGER}` }, CHILDREN)
    const text = unwrapped(noticeTo(await shown(reference), 'immediate-risk', TEACHER).text)
    expect(text).toContain('999')
    expect(text).toMatch(/child protection procedures/i)
    expect(text).toMatch(/today/i)
    expect(text).toContain('020 7946 0202')
  })

  it('is looked at again at the end of the same working day, and again people are told', async () => {
    const monday = await nextMonday(program)
    const reference = await open(program, { ...stepOne, text: `${stepOne.text}\n\n${DANGER}` }, CHILDREN)
    await program.advance(daysAfter(monday, 0, '16:59'))
    expect((await shown(reference)).events.map(({ type }) => type)).not.toContain('risk-review-missed')
    await program.advance(daysAfter(monday, 0, '17:00'))
    const after = await shown(reference)
    for (const reader of [TEACHER, TEAM_MANAGER, TRUST_LEAD, BUSINESS_UNIT]) {
      expect(told(after)).toContain(`risk-review to ${reader}`)
    }
    // The review is outside the step's own time, which goes on.
    expect(after).toMatchObject({ state: 'open', step: 1, deadline: daysAfter(monday, 7, '17:00') })
    await program.advance(daysAfter(monday, 7, '17:00'))
    expect((await shown(reference)).step).toBe(2)
  })

  it('on a Saturday night: told at once, with the out-of-hours number, and looked at again on Monday', async () => {
    const monday = await nextMonday(program)
    await program.advance(daysAfter(monday, 5, '23:10'))
    const reference = await open(program, { ...stepOne, text: `${stepOne.text}\n\n${DANGER}` }, CHILDREN)
    const after = await shown(reference)
    for (const reader of everybody) {
      const text = unwrapped(noticeTo(after, 'immediate-risk', reader).text)
      expect(text).toContain(
        "It is outside working hours, and nobody may be reading email. Ring Children's emergency duty team on 020 7946 0990 now.",
      )
    }
    await program.advance(daysAfter(monday, 7, '16:59'))
    expect((await shown(reference)).events.map(({ type }) => type)).not.toContain('risk-review-missed')
    await program.advance(daysAfter(monday, 7, '17:00'))
    expect(told(await shown(reference))).toContain(`risk-review to ${TEACHER}`)
  })

  it('within working hours does not say that nobody may be reading', async () => {
    await nextMonday(program)
    const reference = await open(program, { ...stepOne, text: `${stepOne.text}\n\n${DANGER}` }, CHILDREN)
    for (const reader of everybody) {
      const text = unwrapped(noticeTo(await shown(reference), 'immediate-risk', reader).text)
      expect(text).not.toContain('It is outside working hours')
      expect(text).toContain('Outside working hours ring')
    }
  })

  it('flagged by an answer in a case that runs already', async () => {
    const reference = await open(program, stepOne, CHILDREN)
    const receipt = await noticeMail(program, noticeTo(await shown(reference), 'receipt', TEACHER))
    await answer(program, receipt, teacher, DANGER)
    for (const reader of everybody)
      expect(told(await shown(reference))).toContain(`immediate-risk to ${reader}`)
  })

  it('told of a case that is closed already: everyone is told, and at the end of the day again', async () => {
    const monday = await nextMonday(program)
    const reference = await open(program, stepOne, CHILDREN)
    const receipt = await noticeMail(program, noticeTo(await shown(reference), 'receipt', TEACHER))
    await answer(program, receipt, teacher, 'We wish to withdraw this escalation.')
    const withdrawn = await shown(reference)
    expect(withdrawn.state).toBe('withdrawn')
    await program.advance(daysAfter(monday, 1, '11:00'))
    const closing = await noticeMail(program, noticeTo(withdrawn, 'withdrawn', TEACHER))
    await answer(program, closing, teacher, DANGER)
    const after = await shown(reference)
    for (const reader of everybody) expect(told(after)).toContain(`immediate-risk to ${reader}`)
    const toSender = unwrapped(noticeTo(after, 'immediate-risk', TEACHER).text)
    expect(toSender).toContain('call 999')
    expect(toSender).toContain('Outside working hours ring Children')
    expect(toSender).toContain('The case has been closed since')
    expect(await (await program.register.get('/')).text()).toContain(`href="/cases/${reference}/take-on"`)
    await program.advance(daysAfter(monday, 1, '17:00'))
    expect(told(await shown(reference))).toContain(`risk-review to ${BUSINESS_UNIT}`)
    expect((await shown(reference)).state).toBe('withdrawn')
  })

  it('in a mail that is held reaches the business unit, and its verified sender hears what to do', async () => {
    const sent = await post(
      program,
      { ...stepOne, subject: 'Urgent', text: `If nobody rings, we shall go to step two. ${DANGER}` },
      CHILDREN,
    )
    const entry = await ledgerEntry(program, sent)
    expect(entry.outcome).toBe('held')
    const aboutIt = (await program.register.outbox()).filter(({ id }) => id.startsWith(entry.id))
    expect(aboutIt.map(({ to }) => to).toSorted()).toEqual([BUSINESS_UNIT, TEACHER])
    for (const { text } of aboutIt) expect(text).toContain('999')
  })

  it('told by what happened, not by its name, is told on as what the email seems to say', async () => {
    const told =
      "Kayden has just shown me welts all down his back. Pick-up is at three and it's stepdad collecting."
    const reference = await open(program, { ...stepOne, text: `${stepOne.text}\n\n${told}` }, CHILDREN)
    const after = await shown(reference)
    const toSender = unwrapped(noticeTo(after, 'immediate-risk', TEACHER).text)
    expect(toSender).toContain('Your email seems to say that a child is at immediate risk of harm.')
    expect(toSender).toContain('If nobody is in danger, reply and begin with “This is wrong:”.')
    const toManager = unwrapped(noticeTo(after, 'immediate-risk', HEADTEACHER).text)
    expect(toManager).toContain(
      'An email from Parkside Primary School seems to say that a child is at immediate',
    )
    expect(unwrapped(noticeTo(after, 'step', TEAM_MANAGER).text)).toContain(
      'Ring now: do not wait for the deadline.',
    )
  })

  it('that is denied raises no alarm', async () => {
    const reference = await open(
      program,
      { ...stepOne, text: `${stepOne.text}\n\nThere is no immediate risk, but the plan is drifting.` },
      CHILDREN,
    )
    expect((await shown(reference)).events.map(({ type }) => type)).not.toContain('risk-flagged')
  })

  it('leaves a ledger that balances', async () => {
    await expectBalance(program)
  })
})
