import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { actOnCase } from '../../functions/act-on-case/handler.ts'
import { verifyChain } from '../../functions/domain/case/chain.ts'
import { fold } from '../../functions/domain/case/fold.ts'
import { currentStep } from '../../functions/domain/case/state.ts'
import { handleHeldMail, type Handle } from '../../functions/handle-held-mail/handler.ts'
import { dryRun } from '../../functions/handle-held-mail/release.ts'
import { RealRegister, stepOne } from '../register/real-register.ts'

const why = { by: 'B. Manager', why: 'I rang the school: they did send it.' }

describe('held mail in the hands of a person', () => {
  let register: RealRegister
  beforeEach(() => {
    register = new RealRegister()
  })
  afterEach(() => {
    register.close()
  })

  const balance = async () => {
    const { received, outcomes } = await register.store.ledgerBalance()
    return { received, sum: Object.values(outcomes).reduce((sum, count) => sum + count, 0), outcomes }
  }
  const handle = async (id: string, how: Handle) => await handleHeldMail(id, how, register.ports)

  it('opens the case of an unverified mail that a person releases, with who and why on its record', async () => {
    const id = await register.mail({ ...stepOne, verified: false })
    expect((await register.store.loadMail(id))?.outcome).toBe('held')

    const handled = await handle(id, { action: 'release', ...why })

    const row = await register.store.loadMail(id)
    expect(handled).toEqual({ kind: 'done', reference: row?.reference })
    expect(row).toMatchObject({
      outcome: 'opened',
      handled: { action: 'released', ...why },
    })
    expect(row?.handled?.heldFor).toContain('could not be verified')
    const record = await register.store.loadCase(row?.reference ?? '')
    expect(record.map(({ payload }) => payload.type)).toEqual([
      'case-opened',
      'step-started',
      'held-mail-handled',
    ])
    expect(record.at(-1)?.by).toEqual({ kind: 'person', name: why.by, why: why.why })
    expect(await balance()).toMatchObject({ received: 1, sum: 1, outcomes: { opened: 1, held: 0 } })
  })

  it('counts the time of a released mail from its receipt, with one full working day left at least', async () => {
    const id = await register.mail({ ...stepOne, verified: false })
    register.now = '2026-12-03T15:00:00.000Z'
    await handle(id, { action: 'release', ...why })

    const state = fold(await register.store.loadCase((await register.store.loadMail(id))?.reference ?? ''))
    if (state === null) throw new Error('no case was opened')
    const { deadline } = currentStep(state)
    expect(deadline.basis).toMatchObject({
      receivedAt: '2026-11-23T10:00:00.000Z',
      releasedAt: '2026-12-03T15:00:00.000Z',
    })
    // Its five working days ended on 30 November; released on Thursday afternoon, Friday is the full day left.
    expect(deadline.due).toBe('2026-12-04T17:00:00.000Z')
  })

  it('keeps the deadline that runs from receipt where a release comes early enough', async () => {
    const id = await register.mail({ ...stepOne, verified: false })
    register.now = '2026-11-24T09:00:00.000Z'
    await handle(id, { action: 'release', ...why })
    const state = fold(await register.store.loadCase((await register.store.loadMail(id))?.reference ?? ''))
    expect(state === null ? null : currentStep(state).deadline.due).toBe('2026-11-30T17:00:00.000Z')
  })

  it('says what a release would do and records none of it', async () => {
    const id = await register.mail({ ...stepOne, verified: false })
    const would = await dryRun((await register.store.loadMail(id)) ?? raise(), register.ports)
    expect(would.kind).toBe('acts')
    expect((await register.store.loadMail(id))?.outcome).toBe('held')
    expect((await register.store.listCases({ limit: 10, after: null })).items).toEqual([])
  })

  it('does not release a mail that would have to be held again, and says why', async () => {
    const id = await register.mail({ ...stepOne, text: 'Please ring me about the boy in year four.' })
    const handled = await handle(id, { action: 'release', ...why })
    expect(handled.kind === 'would-not-act' ? handled.why : '').toContain('declares no step')
    expect((await register.store.loadMail(id))?.handled).toBeNull()
  })

  it('files a mail to a case without letting it move the case', async () => {
    const reference = await register.openCase()
    const id = await register.mail({
      from: 'R. Haddad <team.manager@childrens-services.example>',
      to: 't.okafor@parkside-primary.example',
      subject: 'Your call',
      text: 'I will review the file and ring by Thursday.',
      verified: false,
    })
    const before = fold(await register.store.loadCase(reference))
    expect(await handle(id, { action: 'file', reference, ...why })).toEqual({ kind: 'done', reference })

    const record = await register.store.loadCase(reference)
    const after = fold(record)
    expect(record.slice(-2).map(({ payload }) => payload.type)).toEqual([
      'mail-recorded',
      'held-mail-handled',
    ])
    expect(after === null ? null : currentStep(after).deadline).toEqual(
      before === null ? null : currentStep(before).deadline,
    )
    expect(await register.store.loadMail(id)).toMatchObject({ outcome: 'recorded', reference })
    expect((await balance()).sum).toBe(2)
  })

  it('takes a mail that was filed to the wrong case out of it, as if the case had never had it', async () => {
    const reference = await register.openCase()
    const wrong = { from: 'R. Haddad <team.manager@childrens-services.example>', verified: false }
    const text = 'We have considered your points about another child, and our position is unchanged.'
    const id = await register.mail({ ...stepOne, ...wrong, text, messageId: '<wrong@cs.example>' })
    await handle(id, { action: 'file', reference, ...why })
    const answered = async () => {
      const state = fold(await register.store.loadCase(reference))
      return state === null ? null : currentStep(state).answered
    }
    expect(await answered()).toBe(true)

    const taken = { by: 'B. Manager', why: 'It is about another child.' }
    expect(await handle(id, { action: 'put-back', ...taken })).toMatchObject({ kind: 'done' })

    expect(await answered()).toBe(false)
    const record = await register.store.loadCase(reference)
    expect(record.at(-1)).toMatchObject({
      by: { kind: 'person', name: 'B. Manager' },
      payload: { type: 'filed-mail-taken-out', mailId: id },
    })
    expect(verifyChain(record).intact).toBe(true)
    expect(await register.store.mailOfCase(reference)).toHaveLength(1)
    expect(await register.store.loadMail(id)).toMatchObject({
      outcome: 'held',
      reference: null,
      handled: null,
      handledBefore: [{ action: 'filed' }, { action: 'put-back', why: 'It is about another child.' }],
    })
    expect(await register.store.countHeldMail()).toBe(1)
    expect(await balance()).toMatchObject({ received: 2, sum: 2, outcomes: { held: 1, recorded: 0 } })
    // It is shown struck out, without its words, and can be filed again.
    const page = await register.page(`/cases/${reference}`)
    expect(page).toMatch(/<s>[^<]*R\. Haddad[^<]*<\/s> \(struck out\)/)
    expect(page).not.toContain('about another child, and our position')
    const answer = { ...stepOne, subject: 'Re: the other child', text: 'Thank you.' }
    const reply = await register.mail({ ...answer, headers: { 'In-Reply-To': '<wrong@cs.example>' } })
    expect(await register.store.loadMail(reply)).not.toMatchObject({ reference })
    expect(await handle(id, { action: 'file', reference, ...why })).toMatchObject({ kind: 'done' })
    expect(await answered()).toBe(true)
  })

  it('takes back the flag of a danger that only a mail filed to the wrong case told of, and flags it again with it', async () => {
    const reference = await register.openCase()
    const wrong = { from: 'R. Haddad <team.manager@childrens-services.example>', verified: false }
    const text = 'The child is in immediate danger: he has come back with a knife.'
    const id = await register.mail({ ...stepOne, ...wrong, text, messageId: '<wrong@cs.example>' })
    const flagged = async () => {
      const summary = await register.store.loadSummary(reference)
      return [summary?.immediateRisk, summary?.alerts.length, summary?.facts?.riskFlags]
    }
    const told = async () =>
      (await register.store.noticesOfCase(reference)).filter(({ kind }) => kind === 'risk-dealt-with').length
    await handle(id, { action: 'file', reference, ...why })
    expect(await flagged()).toEqual([true, 1, 1])
    expect(await register.page(`/mail/${id}`)).toContain('is not flagged any more once it is taken out')

    await handle(id, { action: 'put-back', ...why })
    expect(await flagged()).toEqual([false, 0, 0])
    expect(await told()).toBeGreaterThan(3)
    expect(await register.page(`/cases/${reference}`)).toContain('The flag of immediate risk was taken back')

    await handle(id, { action: 'file', reference, ...why })
    expect(await flagged()).toEqual([true, 1, 1])
  })

  it('leaves the flag where others have told of the danger too', async () => {
    const reference = await register.openCase()
    const text = 'The child is in immediate danger: he has come back with a knife.'
    const wrong = { from: 'R. Haddad <team.manager@childrens-services.example>', verified: false }
    const id = await register.mail({ ...stepOne, ...wrong, text, messageId: '<wrong@cs.example>' })
    await actOnCase(reference, { kind: 'flag-risk' }, why, register.ports)
    await handle(id, { action: 'file', reference, ...why })
    await handle(id, { action: 'put-back', ...why })
    expect(await register.store.loadSummary(reference)).toMatchObject({
      immediateRisk: true,
      facts: { riskFlags: 1 },
    })
  })

  it('does not file a mail to a case of another partnership', async () => {
    const reference = await register.openCase({
      ...stepOne,
      mailbox: 'escalations@blackpool.example',
      text: 'Please treat this as stage 1 of the escalation process.',
    })
    const id = await register.mail({ ...stepOne, verified: false })
    expect(await handle(id, { action: 'file', reference, ...why })).toEqual({ kind: 'no-such-case' })
  })

  it('keeps a discarded mail in the ledger as held, out of the queue, until it is put back', async () => {
    const id = await register.mail({ ...stepOne, verified: false })
    await handle(id, { action: 'discard', ...why })
    expect(await register.store.countHeldMail()).toBe(0)
    expect(await register.store.loadMail(id)).toMatchObject({
      outcome: 'held',
      handled: { action: 'discarded', ...why },
    })
    expect(await balance()).toMatchObject({ received: 1, sum: 1, outcomes: { held: 1 } })

    await handle(id, { action: 'put-back', by: 'C. Officer', why: 'It was genuine.' })
    expect(await register.store.countHeldMail()).toBe(1)
    const row = await register.store.loadMail(id)
    expect(row?.handled).toBeNull()
    expect(row?.handledBefore?.map(({ action }) => action)).toEqual(['discarded', 'put-back'])
  })

  it('is alerted after a working hour, also where the mail that the one alert of the hour is about was handled', async () => {
    const first = await register.mail({ ...stepOne, verified: false })
    // Of danger people hear at once.
    await register.mail({ text: 'The child is at immediate risk of significant harm.', verified: false })
    await register.deliver()
    register.now = '2026-11-23T10:50:00.000Z'
    const second = await register.mail({ ...stepOne, verified: false, subject: 'Another concern' })
    await handle(first, { action: 'discard', ...why })
    register.now = '2026-11-23T11:00:00.000Z'
    await register.deliver()
    const { items } = await register.store.listNotices({ limit: 10, after: null })
    expect(items.find(({ id }) => id.startsWith(first))).toMatchObject({
      kind: 'held-mail',
      state: 'shown',
      about: { of: 'mail', mailId: second },
    })
  })

  it('is not alerted once all of it was handled', async () => {
    const first = await register.mail({ ...stepOne, verified: false })
    const second = await register.mail({ ...stepOne, verified: false, subject: 'Another concern' })
    await handle(first, { action: 'discard', ...why })
    await handle(second, { action: 'discard', ...why })
    register.now = '2026-11-23T11:00:00.000Z'
    await register.deliver()
    const { items } = await register.store.listNotices({ limit: 10, after: null })
    expect(items.map(({ kind, state }) => [kind, state])).toEqual([['held-mail', 'not-needed']])
  })

  it('lets the second of two people know that somebody was quicker', async () => {
    const id = await register.mail({ ...stepOne, verified: false })
    await handle(id, { action: 'release', ...why })
    expect(await handle(id, { action: 'discard', ...why })).toEqual({ kind: 'not-waiting' })
    expect(await handle(id, { action: 'release', ...why })).toEqual({ kind: 'not-waiting' })
    expect((await balance()).outcomes).toMatchObject({ opened: 1 })
  })

  const decisions = ['release', 'file', 'discard'] as const
  it.each(decisions.flatMap((first) => decisions.map((second) => [first, second] as const)))(
    'does what one of two people decides who decide at once (%s and %s), and nothing of the other',
    async (first, second) => {
      const reference = await register.openCase({
        ...stepOne,
        from: 'S. Bello <s.bello@childrens-services.example>',
        to: 'headteacher@parkside-primary.example',
      })
      const id = await register.mail({ ...stepOne, to: 'duty@adult-care.example', verified: false })
      const both = await Promise.all([
        handle(id, { action: first, reference, by: 'B. Manager', why: 'First' }),
        handle(id, { action: second, reference, by: 'C. Officer', why: 'Second' }),
      ])

      expect(both.map(({ kind }) => kind).toSorted()).toEqual(['done', 'not-waiting'])
      const quicker = both[0].kind === 'done' ? 'B. Manager' : 'C. Officer'
      const row = await register.store.loadMail(id)
      expect(row?.handled?.by).toBe(quicker)
      expect(row?.handledBefore).toBeUndefined()
      const records = await Promise.all(
        (await register.store.listCases({ limit: 10, after: null })).items.map(
          async (each) => await register.store.loadCase(each.reference),
        ),
      )
      const handlings = records.flat().filter(({ payload }) => payload.type === 'held-mail-handled')
      expect(handlings.map(({ by }) => (by.kind === 'person' ? by.name : null))).toEqual(
        row?.handled?.action === 'discarded' ? [] : [quicker],
      )
      const { received, sum } = await balance()
      expect([received, sum]).toEqual([2, 2])
    },
  )

  it('releases a message that came under the Message-ID of another', async () => {
    const messageId = '<one@parkside-primary.example>'
    const first = await register.openCase({ ...stepOne, messageId })
    const id = await register.mail({
      ...stepOne,
      messageId,
      mailbox: 'escalations@waltham-forest.example',
      to: 'headteacher@parkside-primary.example',
      from: 'S. Bello <s.bello@childrens-services.example>',
    })
    expect((await register.store.loadMail(id))?.reason).toContain('same Message-ID')
    const handled = await handle(id, { action: 'release', ...why })
    expect(handled.kind).toBe('done')
    expect((await register.store.loadMail(id))?.reference).not.toBe(first)
  })

  it('tells everybody of a risk in a released mail, and once only where they were told when it was held', async () => {
    const reference = await register.openCase()
    const state = fold(await register.store.loadCase(reference))
    const id = await register.mail({
      ...stepOne,
      subject: 'Urgent',
      tag: state?.token ?? null,
      text: 'The child is at immediate risk of significant harm. This is step one of the Escalation Process, and step two of the Escalation Process.',
    })
    const held = await register.store.loadMail(id)
    expect(held).toMatchObject({ outcome: 'held', immediateRisk: true })
    await handle(id, { action: 'file', reference, ...why })
    const types = (await register.store.loadCase(reference)).map(({ payload }) => payload.type)
    expect(types.filter((type) => type === 'risk-flagged')).toHaveLength(1)
  })
})

const raise = (): never => {
  throw new Error('the mail is not in the ledger')
}
