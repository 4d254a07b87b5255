import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  ADULTS,
  BUSINESS_UNIT,
  CHILDREN,
  HEADTEACHER,
  SERVICE_MANAGER,
  stepOne,
  TEAM_MANAGER,
  TRUST_LEAD,
} from './people.ts'
import { open, post, unwrapped, type Letter } from './post.ts'
import { Program } from './program.ts'
import type { Notice } from './register.ts'

/** From an address that nobody knows, on a Thursday evening: it is held, whatever it says. */
const urgent: Letter = {
  ...stepOne,
  from: 'A neighbour <neighbour@unknown.example>',
  subject: 'Please help',
  text: 'The child next door is at immediate risk of significant harm tonight. I have called 999.',
}

describe('the weekly digest', () => {
  let program: Program
  let reference: string
  const digests = async (): Promise<Notice[]> =>
    (await program.register.outbox()).filter(({ kind }) => kind === 'weekly-digest')
  const seen = new Map<string, Notice[]>()

  beforeAll(async () => {
    // A Thursday: there is no word of the Monday before.
    program = await Program.start({ at: '2027-01-07T10:00:00.000Z' })
    reference = await open(program, stepOne, CHILDREN)
    await post(program, { ...stepOne, from: 'Nobody <somebody@unknown.example>' }, ADULTS)
    seen.set('at once', await digests())
    await program.advance('2027-01-07T20:00:00.000Z')
    await post(program, urgent, CHILDREN)
    for (const moment of ['2027-01-11T08:59:59.000Z', '2027-01-11T09:00:00.000Z']) {
      await program.advance(moment)
      seen.set(moment, await digests())
    }
    const { dataDir } = program
    await program.kill()
    program = await Program.start({ dataDir })
    await program.settle()
    seen.set('after a kill', await digests())
    await program.advance('2027-01-18T09:00:00.000Z')
    seen.set('a week later', await digests())
  })
  afterAll(async () => {
    await program.remove()
  })

  it('goes out at nine on the first working morning, and not before', () => {
    expect(seen.get('at once')).toEqual([])
    expect(seen.get('2027-01-11T08:59:59.000Z')).toEqual([])
    const recipients = seen.get('2027-01-11T09:00:00.000Z')?.map(({ to }) => to)
    expect(recipients?.toSorted()).toEqual(
      [BUSINESS_UNIT, HEADTEACHER, SERVICE_MANAGER, TEAM_MANAGER, TRUST_LEAD].toSorted(),
    )
  })

  it('goes out once a week, also after a kill', () => {
    const ids = (moment: string) => seen.get(moment)?.map(({ id }) => id)
    expect(ids('after a kill')).toEqual(ids('2027-01-11T09:00:00.000Z'))
    expect(ids('a week later')).toHaveLength(10)
    expect(new Set(ids('a week later')).size).toBe(10)
  })

  it('tells the business unit what waits, by reference and agency, and nothing personal', () => {
    const digest = seen.get('2027-01-11T09:00:00.000Z')?.find(({ to }) => to === BUSINESS_UNIT)
    expect(digest?.subject).toBe(
      'Week of Monday 11 January 2027: danger told in 1 held email, 0 overdue, 1 due this week',
    )
    expect(digest?.text.replace(/\s+/g, ' ')).toContain(
      `Due this week: 1 ---------------- An answer is due by the date given. • ${reference}: Parkside Primary School and Children's Social Care, Step one, due 5pm Thursday 14 January`,
    )
    expect(digest?.text).toContain('Held mail: 2')
    expect(digest?.text).toMatch(/Last week\n-+\n\nNew: 1\nResolved: 0/)
    expect(digest?.text).not.toMatch(/okafor|haddad|24-118|unknown\.example/i)
    expect(digest?.state).toBe('shown')
  })

  it('tells the business unit first of danger in held mail', () => {
    const digest = seen.get('2027-01-11T09:00:00.000Z')?.find(({ to }) => to === BUSINESS_UNIT)
    expect(unwrapped(digest?.text ?? '')).toMatch(
      /^Danger told in held mail: 1 -+ → Nobody has handled it.* • Received 8pm on Thursday 7 January 2027, at escalations@waltham-forest\.example Due this week: 1/,
    )
  })

  it('alerts that danger each working morning: on Friday, on Monday, and not on the days between', async () => {
    const alerts = (await program.register.outbox()).filter(({ kind }) => kind === 'held-danger')
    expect(alerts.map(({ id }) => id)).toEqual(
      ['08', '11', '12', '13', '14', '15', '18'].map((day) => `danger.waltham-forest.2027-01-${day}`),
    )
    expect(new Set(alerts.map(({ to, state }) => `${to} ${state}`))).toEqual(
      new Set([`${BUSINESS_UNIT} shown`]),
    )
  })

  it('tells a manager of their own agency’s cases only', () => {
    const digest = seen.get('2027-01-11T09:00:00.000Z')?.find(({ to }) => to === HEADTEACHER)
    expect(digest?.text).toContain('Escalations that involve Parkside Primary School.')
    expect(digest?.text).toContain(reference)
    expect(digest?.text).not.toContain('Held mail')
  })
})
