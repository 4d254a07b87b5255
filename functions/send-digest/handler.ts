import { addDays, instantAt, localDateOf, weekdayOf } from '../domain/deadlines/local-time.ts'
import { everyCase, type CaseQuery } from '../domain/case-query.ts'
import { workingHours } from '../domain/case/step.ts'
import { casesIn } from '../domain/digest/cases-in.ts'
import { digestParts, isEmpty, type Digest, type DigestPart } from '../domain/digest/digest.ts'
import { managersFor, type DigestReader } from '../domain/digest/readers.ts'
import { digestDue, type DigestWeek } from '../domain/digest/week.ts'
import { dangerWaiting, heldDangerOf } from '../domain/held-danger.ts'
import type { Ids } from '../domain/ids.ts'
import type { Instant } from '../domain/instant.ts'
import { digestKey, digestsSinceKey } from '../domain/lookups.ts'
import { queuedNotice, returnLookups } from '../domain/notice/queued.ts'
import type { Partnership } from '../domain/partnership/partnership.ts'
import type { Partnerships } from '../domain/partnership/partnerships.ts'
import type { Clock, RecordStore } from '../domain/ports.ts'
import type { CaseSummary, Change, NoticeRow } from '../domain/record.ts'
import { sumOf } from '../domain/report/figures.ts'

export interface SendDigestPorts {
  readonly store: RecordStore
  readonly clock: Clock
  readonly ids: Ids
  readonly partnerships: Partnerships
  /** Where people reach the register; null where only its own machine does. */
  readonly registerUrl: string | null
}

/** Sends each partnership's digest of this week, unless it has gone: any number of times, after any kill. */
export const sendDigests = async (ports: SendDigestPorts): Promise<void> => {
  for (const partnership of ports.partnerships.all) {
    if (partnership.reports.weeklyDigest) await sendDigest(partnership, ports)
  }
}

const sendDigest = async (partnership: Partnership, ports: SendDigestPorts): Promise<void> => {
  const { store, ids, clock } = ports
  const now = clock.now()
  const due = digestDue(now, workingHours(partnership))
  // What was due before this installation was there is nobody's news.
  if (due.at < (await since(partnership, now, store))) return
  const key = digestKey(partnership.id, due.week)
  if ((await store.lookup(key)) !== null) return
  const notices = await noticesOf(partnership, due, now, ports)
  await store.commit({
    ...nothing,
    notices,
    // A value of our own: whoever comes second has another, and that is a conflict.
    lookups: [{ key, value: ids.secret() }, ...returnLookups(notices)],
  })
}

const nothing: Change = {
  case: null,
  mail: null,
  notices: [],
  noticesChanged: [],
  workflow: [],
  lookups: [],
}

const since = async ({ id }: Partnership, now: Instant, store: RecordStore): Promise<Instant> => {
  const key = digestsSinceKey(id)
  const known = await store.lookup(key)
  if (known !== null) return known
  await store.commit({ ...nothing, lookups: [{ key, value: now }] })
  return now
}

/** More cases than anybody reads of; a bound on what one digest asks of the record. */
const MOST_CASES = 1_000

const MOST_COUNTED = 100_000

const noticesOf = async (
  partnership: Partnership,
  { week }: DigestWeek,
  now: Instant,
  { store, ids, registerUrl }: SendDigestPorts,
): Promise<NoticeRow[]> => {
  const queries = queriesOf(partnership, now)
  const found = mapped((): CaseSummary[] => [])
  const counts = mapped(() => 0)
  for (const part of digestParts) {
    found[part] = (await store.findCases(queries[part], { limit: MOST_CASES, after: null })).items
    counts[part] = await store.countCases(queries[part], MOST_COUNTED)
  }
  const shared = { week, register: registerUrl, heldDanger: dangerWaiting([]) }
  const notice = (
    { name, email, population }: Pick<DigestReader, 'name' | 'email' | 'population'>,
    audience: NoticeRow['audience'],
    digest: Digest,
    index: number,
  ): NoticeRow =>
    queuedNotice(
      {
        id: `digest.${partnership.id}.${week}.${String(index).padStart(3, '0')}`,
        kind: 'weekly-digest',
        to: { name, email },
        about: { of: 'week', digest },
        audience,
        partnership: partnership.id,
        population,
      },
      ids,
      now,
    )
  const whole: Digest = {
    ...shared,
    ...mapped((part) => casesIn(found[part], counts[part])),
    agencies: null,
    heldDanger: dangerWaiting(await heldDangerOf(partnership.id, store)),
    office: await officeCounts(partnership, week, store),
  }
  const all = digestParts.flatMap((part) => found[part])
  const { businessUnit, addresses } = partnership
  const population = addresses[0]?.population ?? 'children'
  const managers = managersFor(partnership, all, now).filter(({ email }) => email !== businessUnit.email)
  return [
    ...(isEmpty(whole) ? [] : [notice({ ...businessUnit, population }, 'business-unit', whole, 0)]),
    ...managers.map((reader, index) => {
      const own = (part: DigestPart) => casesIn(found[part].filter((one) => reader.answersFor(one)))
      const digest: Digest = { ...shared, ...mapped(own), agencies: [...reader.agencies], office: null }
      return notice(reader, 'manager', digest, index + 1)
    }),
  ]
}

const mapped = <T>(of: (part: DigestPart) => T): Record<DigestPart, T> => ({
  risk: of('risk'),
  overdue: of('overdue'),
  dueThisWeek: of('dueThisWeek'),
  awaitingConfirmation: of('awaitingConfirmation'),
  nobodyToWriteTo: of('nobodyToWriteTo'),
  withoutDeadline: of('withoutDeadline'),
})

const queriesOf = (
  { id, workingDay: { timeZone } }: Partnership,
  now: Instant,
): Record<DigestPart, CaseQuery> => {
  const open = { ...everyCase, partnership: id, state: 'any-open' } as const
  const today = localDateOf(now, timeZone)
  const endOfWeek = instantAt(addDays(today, 8 - weekdayOf(today)), '00:00', timeZone)
  return {
    risk: { ...open, immediateRisk: true },
    overdue: { ...open, dueUntil: now, order: 'deadline' },
    dueThisWeek: { ...open, dueAfter: now, dueUntil: endOfWeek, order: 'deadline' },
    awaitingConfirmation: { ...open, state: 'awaiting-confirmation' },
    nobodyToWriteTo: { ...open, nobodyToWriteTo: true },
    withoutDeadline: { ...open, timed: false },
  }
}

const officeCounts = async (
  { id }: Partnership,
  week: string,
  store: RecordStore,
): Promise<NonNullable<Digest['office']>> => {
  const last = addDays(week, -7)
  const tallies = await Promise.all(
    (['children', 'adults'] as const).map((population) =>
      store.tally({ partnership: id, population }, `week ${last}`, `week ${addDays(last, 1)}`),
    ),
  )
  const tally = sumOf(tallies)
  return {
    heldMail: await store.countHeldMail(id),
    openedLastWeek: tally['opened'] ?? 0,
    resolvedLastWeek: tally['ended|resolved'] ?? 0,
    withdrawnLastWeek: tally['ended|withdrawn'] ?? 0,
    closedLastWeek: tally['ended|closed'] ?? 0,
  }
}
