import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectBalance } from './balance.ts'
import {
  BUSINESS_UNIT,
  CHILDREN,
  HEADTEACHER,
  HEAD_OF_SERVICE,
  SCRUTINEER,
  SERVICE_MANAGER,
  stepOne,
  TEACHER,
  TEAM_MANAGER,
  TRUST_LEAD,
} from './people.ts'
import { noticeTo, open, told, unwrapped } from './post.ts'
import { Program } from './program.ts'
import type { CaseShown } from './register.ts'

describe('a disagreement that nobody answers', () => {
  let program: Program
  let opened: CaseShown
  const moments = new Map<string, { shown: CaseShown; since: string[] }>()
  const at = (moment: string) => {
    const found = moments.get(moment)
    if (found === undefined) throw new Error(`nothing was seen at ${moment}`)
    return found
  }

  beforeAll(async () => {
    program = await Program.start({ at: '2027-01-11T10:00:00.000Z' })
    opened = await program.register.case(await open(program, stepOne, CHILDREN))
    let before = opened
    for (const moment of [
      '2027-01-15T16:59:59.000Z',
      '2027-01-18T09:00:00.000Z',
      '2027-01-18T16:59:59.000Z',
      '2027-01-18T17:00:00.000Z',
      '2027-01-25T17:00:00.000Z',
      '2027-02-01T17:00:00.000Z',
      '2027-02-08T17:00:00.000Z',
      '2027-02-15T09:00:00.000Z',
    ]) {
      await program.advance(moment)
      const shown = await program.register.case(opened.reference)
      const earlier = new Set(before.notices.map(({ id }) => id))
      moments.set(moment, {
        shown,
        since: told({ notices: shown.notices.filter(({ id }) => !earlier.has(id)) }),
      })
      before = shown
    }
  })
  afterAll(async () => {
    await program.remove()
  })

  it('opens a case at step one, with a receipt to the sender and a step notice to the manager', () => {
    expect(opened).toMatchObject({
      partnership: 'waltham-forest',
      population: 'children',
      state: 'open',
      step: 1,
      deadline: '2027-01-18T17:00:00.000Z',
    })
    expect(told(opened)).toEqual([`receipt to ${TEACHER}`, `step to ${TEAM_MANAGER}`])
  })

  it('counts five working days, day by day, from the day after the mail came', () => {
    const counted = opened.steps[0]?.proof.flatMap(({ date, day }) => (day === null ? [] : [date]))
    expect(counted).toEqual(['2027-01-12', '2027-01-13', '2027-01-14', '2027-01-15', '2027-01-18'])
  })

  it('reads back to the sender what was understood, until when, and whom to ring', () => {
    const { text, subject } = noticeTo(opened, 'receipt', TEACHER)
    expect(text).toContain(opened.reference)
    expect(text).toMatch(/step one/i)
    expect(text).toContain('Monday 18 January 2027')
    expect(text).toContain('020 7946 0202')
    expect(subject).not.toMatch(/24-118|referral/)
  })

  it('gives the manager the words of the sender, the deadline and the number to ring', () => {
    const { text } = noticeTo(opened, 'step', TEAM_MANAGER)
    expect(unwrapped(text)).toContain(
      'We disagree with the decision to close the referral without an assessment.',
    )
    expect(text).toContain('Monday 18 January 2027')
    expect(text).toContain('020 7946 0101')
    expect(text).toContain('999')
  })

  it('leaves people in peace until the last morning, and then reminds both sides', () => {
    expect(at('2027-01-15T16:59:59.000Z').since).toEqual([])
    expect(at('2027-01-18T09:00:00.000Z').since).toEqual([
      `reminder to ${TEAM_MANAGER}`,
      `reminder to ${TEACHER}`,
    ])
  })

  it('does nothing a second before the deadline', () => {
    const { shown, since } = at('2027-01-18T16:59:59.000Z')
    expect(since).toEqual([])
    expect(shown.step).toBe(1)
  })

  it('at five o’clock alerts the managers of both sides, and is with the next manager at once', () => {
    const { shown, since } = at('2027-01-18T17:00:00.000Z')
    expect(shown).toMatchObject({ state: 'open', step: 2, deadline: '2027-01-25T17:00:00.000Z' })
    expect(since.toSorted()).toEqual(
      [
        `missed-deadline to ${TEAM_MANAGER}`,
        `missed-deadline to ${SERVICE_MANAGER}`,
        `missed-deadline to ${HEADTEACHER}`,
        `missed-deadline to ${TRUST_LEAD}`,
        `missed-deadline to ${BUSINESS_UNIT}`,
        `step to ${SERVICE_MANAGER}`,
        `moved-on to ${TEACHER}`,
      ].toSorted(),
    )
  })

  it('keeps what the practitioner wrote from managers and the business unit', () => {
    const { shown } = at('2027-01-18T17:00:00.000Z')
    for (const reader of [TRUST_LEAD, HEADTEACHER, BUSINESS_UNIT]) {
      const { text } = noticeTo(shown, 'missed-deadline', reader)
      expect(text).toContain(shown.reference)
      expect(unwrapped(text)).not.toContain('close the referral')
    }
  })

  it('brings the senior manager of the escalating side in at step three', () => {
    const { shown, since } = at('2027-01-25T17:00:00.000Z')
    expect(shown).toMatchObject({ step: 3, deadline: '2027-02-01T17:00:00.000Z' })
    expect(since).toContain(`step to ${HEAD_OF_SERVICE}`)
    expect(since).toContain(`lead to ${TRUST_LEAD}`)
    expect(since).toContain(`moved-on to ${TEACHER}`)
  })

  it('goes to the Independent Scrutineer for the final step', () => {
    const { shown, since } = at('2027-02-01T17:00:00.000Z')
    expect(shown).toMatchObject({ state: 'open', step: 4, deadline: '2027-02-08T17:00:00.000Z' })
    expect(shown.steps.map(({ contact }) => contact)).toEqual([
      TEAM_MANAGER,
      SERVICE_MANAGER,
      HEAD_OF_SERVICE,
      SCRUTINEER,
    ])
    expect(since).toContain(`step to ${SCRUTINEER}`)
  })

  it('is exhausted when the final step passes in silence, and everybody concerned is told', () => {
    const { shown, since } = at('2027-02-08T17:00:00.000Z')
    expect(shown).toMatchObject({ state: 'exhausted', step: 4, deadline: null })
    for (const reader of [
      TEACHER,
      TRUST_LEAD,
      HEADTEACHER,
      TEAM_MANAGER,
      SERVICE_MANAGER,
      SCRUTINEER,
      BUSINESS_UNIT,
    ]) {
      expect(since).toContain(`exhausted to ${reader}`)
    }
  })

  it('stays on the list of open matters, and comes back to the managers each week', async () => {
    const { shown, since } = at('2027-02-15T09:00:00.000Z')
    expect(shown.state).toBe('exhausted')
    for (const reader of [TRUST_LEAD, SERVICE_MANAGER, BUSINESS_UNIT]) {
      expect(since).toContain(`open-matter to ${reader}`)
    }
    const listed = await program.register.cases()
    expect(listed).toContainEqual(expect.objectContaining({ reference: shown.reference, state: 'exhausted' }))
  })

  it('writes each notice of the whole way once', () => {
    const { notices } = at('2027-02-15T09:00:00.000Z').shown
    expect(new Set(notices.map(({ id }) => id)).size).toBe(notices.length)
    const news = notices.map(({ kind, to, subject, text }) => JSON.stringify([kind, to, subject, text]))
    expect(new Set(news).size).toBe(notices.length)
  })

  it('leaves a ledger that balances', async () => {
    await expectBalance(program)
  })
})
