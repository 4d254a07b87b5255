import { z } from 'zod'
import packageFile from '../../../package.json' with { type: 'json' }
import { calendarNamed, endsSoon } from '../../domain/deadlines/calendar.ts'
import { localDateOf } from '../../domain/deadlines/local-time.ts'
import { longDate } from '../../domain/deadlines/wording.ts'
import { instantFromMillis, instantSchema, millisOf, type Instant } from '../../domain/instant.ts'
import type { RegisterPorts } from '../view.ts'

/** What only the place where Stepwise runs can tell of itself. */
export interface HealthProbe {
  /** How many clocks of open cases should have done something before a moment, and have not. */
  readonly overdueClocks: (before: Instant) => Promise<number>
  /** Room on the disk that holds the record; null where there is no disk of ours. */
  readonly disk: () => Promise<{ readonly freeBytes: number; readonly ofBytes: number } | null>
}

const statusSchema = z.enum(['ok', 'look', 'broken'])
export type HealthStatus = z.infer<typeof statusSchema>

const checkSchema = z.object({
  name: z.enum(['ledger', 'mail', 'clocks', 'outbox', 'given-up', 'calendar', 'disk']),
  status: statusSchema,
  /** One sentence for people: how it is, and what to do. */
  says: z.string(),
})
export type HealthCheck = z.infer<typeof checkSchema>

export const healthSchema = z
  .object({
    /** `broken`: mail or deadlines are being lost, and the answer's status is 503. */
    status: statusSchema,
    at: instantSchema,
    version: z.string(),
    checks: z.array(checkSchema),
  })
  .meta({ id: 'Health' })
export type Health = z.infer<typeof healthSchema>

/** All that somebody hears who has not signed in. */
export const bareHealthSchema = healthSchema.pick({ status: true }).meta({ id: 'BareHealth' })

/** As long as the watchdog waits before it calls something overdue. */
const OVERDUE_MINUTES = 15
const GIVEN_UP_DAYS = 30
const DAY_MINUTES = 1_440

const before = (now: Instant, minutes: number): Instant => instantFromMillis(millisOf(now) - minutes * 60_000)

/** How Stepwise is: each question is answered by an index, whatever the number of cases. */
export const readHealth = async (
  { store, clock, partnerships }: Pick<RegisterPorts, 'store' | 'clock' | 'partnerships'>,
  probe: HealthProbe | null,
): Promise<Health> => {
  const now = clock.now()
  const overdue = before(now, OVERDUE_MINUTES)
  const { received, outcomes } = await store.ledgerBalance()
  const entries = Object.values(outcomes).reduce((sum, each) => sum + each, 0)
  const [pending] = await store.pendingMail(1)
  const [due] = await store.dueNotices(now, 1)
  const givenUp = await store.failedNotices(before(now, GIVEN_UP_DAYS * DAY_MINUTES))
  const stopped = probe === null ? null : await probe.overdueClocks(overdue)
  const disk = probe === null ? null : await probe.disk()
  const checks = [
    ledger(received, entries),
    mail(pending?.receivedAt ?? null, overdue),
    ...(stopped === null ? [] : [clocks(stopped)]),
    outbox(due?.nextAttemptAt ?? null, overdue),
    notices(givenUp),
    calendar(partnerships.all, now),
    ...(disk === null ? [] : [room(disk.freeBytes, disk.ofBytes)]),
  ]
  const status = (['broken', 'look', 'ok'] as const).find((each) =>
    checks.some((check) => check.status === each),
  )
  return { status: status ?? 'ok', at: now, version: packageFile.version, checks }
}

const ledger = (received: number, entries: number): HealthCheck =>
  received === entries
    ? {
        name: 'ledger',
        status: 'ok',
        says: `The mail ledger balances: ${received} received, and each has one outcome or waits.`,
      }
    : {
        name: 'ledger',
        status: 'broken',
        says: `The mail ledger does not balance: ${received} received, ${entries} accounted for. See “The ledger does not balance” in the runbook.`,
      }

const mail = (oldest: Instant | null, overdue: Instant): HealthCheck => {
  if (oldest === null) return { name: 'mail', status: 'ok', says: 'Every mail has been read.' }
  return oldest >= overdue
    ? { name: 'mail', status: 'ok', says: 'Mail that has just come is being read.' }
    : {
        name: 'mail',
        status: 'broken',
        says: `A mail has waited unread since ${oldest}: nothing has started from it. Look into the log.`,
      }
}

const clocks = (stopped: number): HealthCheck =>
  stopped === 0
    ? { name: 'clocks', status: 'ok', says: 'The clock of every open case is on time.' }
    : {
        name: 'clocks',
        status: 'broken',
        says: `${stopped} open ${stopped === 1 ? 'case has' : 'cases have'} missed a moment: deadlines are not kept. Start Stepwise again, and look into the log.`,
      }

const outbox = (oldest: Instant | null, overdue: Instant): HealthCheck =>
  oldest === null || oldest >= overdue
    ? { name: 'outbox', status: 'ok', says: 'Notices go out as they become due.' }
    : {
        name: 'outbox',
        status: 'broken',
        says: `A notice has been due since ${oldest} and nobody sends it. Look into the log.`,
      }

const notices = (givenUp: number): HealthCheck =>
  givenUp === 0
    ? { name: 'given-up', status: 'ok', says: `No notice was given up in the last ${GIVEN_UP_DAYS} days.` }
    : {
        name: 'given-up',
        status: 'look',
        says: `${givenUp} ${givenUp === 1 ? 'notice was' : 'notices were'} given up in the last ${GIVEN_UP_DAYS} days: find them in the outbox, and ring the people.`,
      }

const calendar = (partnerships: RegisterPorts['partnerships']['all'], now: Instant): HealthCheck => {
  const covered = partnerships.map((each) => ({
    until: calendarNamed(each.calendar).coveredUntil,
    soon: endsSoon(calendarNamed(each.calendar), localDateOf(now, each.workingDay.timeZone)),
  }))
  const first = covered.toSorted((one, other) => (one.until < other.until ? -1 : 1))[0]
  if (first === undefined) return { name: 'calendar', status: 'ok', says: 'No partnership is served.' }
  const until = longDate(first.until)
  return first.soon
    ? {
        name: 'calendar',
        status: 'look',
        says: `Bank holidays are known until ${until} only: put in a newer calendar, or deadlines after it stay provisional.`,
      }
    : { name: 'calendar', status: 'ok', says: `Bank holidays are known until ${until}.` }
}

const GIGABYTE = 1024 ** 3

const room = (free: number, of: number): HealthCheck => {
  const says = `${(free / GIGABYTE).toFixed(1)} GB of ${(of / GIGABYTE).toFixed(1)} GB are free on the disk.`
  if (free < GIGABYTE / 10)
    return { name: 'disk', status: 'broken', says: `${says} Mail will soon be refused: make room now.` }
  return free < GIGABYTE
    ? { name: 'disk', status: 'look', says: `${says} Make room.` }
    : { name: 'disk', status: 'ok', says }
}
