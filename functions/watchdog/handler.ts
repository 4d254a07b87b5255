import { changeOf } from '../domain/case/change.ts'
import { perform } from '../domain/case/duty.ts'
import { calendarNamed, endsSoon } from '../domain/deadlines/calendar.ts'
import { localDateOf } from '../domain/deadlines/local-time.ts'
import type { NewEvent } from '../domain/case/events.ts'
import { fold } from '../domain/case/fold.ts'
import { hasClock, type Case } from '../domain/case/state.ts'
import type { Ids } from '../domain/ids.ts'
import { instantFromMillis, millisOf, type Instant } from '../domain/instant.ts'
import type { Partnerships } from '../domain/partnership/partnerships.ts'
import type { Clock, RecordStore, Workflow } from '../domain/ports.ts'

/** Where the clocks of cases run. */
export interface Executions extends Pick<Workflow, 'start'> {
  status(reference: string, generation: number): Promise<'running' | 'ended' | 'none'>
  /** Names, "reference.generation", of all that run. */
  running(): AsyncIterable<string>
}

/** What only the watchdog asks of the record; each is a bounded query of a sparse index. */
export interface WatchedRecord extends RecordStore {
  /** References of cases whose wait should have ended before a moment. */
  overdueWaits(before: Instant, limit: number): Promise<{ reference: string; until: Instant }[]>
  /** Notices and workflow tasks that were due before a moment, at most `limit` of each. */
  overdueOutbox(before: Instant, limit: number): Promise<number>
  /** Where the daily walk stopped for want of time; null when it is done. */
  walkedTo(): Promise<{ after: string | null } | null>
  keepWalk(at: { after: string | null } | null): Promise<void>
}

export interface WatchdogPorts {
  readonly store: WatchedRecord
  readonly executions: Executions
  readonly clock: Clock
  readonly ids: Ids
  readonly partnerships: Partnerships
  /** Brings a pending mail back to whoever reads mail. */
  readonly readAgain: (mailId: string) => Promise<void>
  readonly unreadReceipts: (before: Instant, limit: number) => Promise<string[]>
  readonly restarted: (reference: string) => void
}

export interface Findings {
  readonly WatchdogHeartbeat: 1
  readonly OverduePendingMail: number
  readonly OverdueReceipts: number
  readonly OverdueOutbox: number
  readonly ClocksRestarted: number
  readonly LedgerImbalance: number
  readonly CalendarsEndingSoon: number
}

/** Later than this and something that should have happened has not. */
const OVERDUE_MINUTES = 15
/** A task of a clock retries for three quarters of an hour before it gives up; then even a running clock is replaced. */
const STUCK_MINUTES = 60
/** As much as one run looks at of each kind: its work is the same however many cases there are. */
const AT_MOST = 100

const before = (now: Instant, minutes: number): Instant => instantFromMillis(millisOf(now) - minutes * 60_000)

/** Looks at what is due, pending or silent, brings it back to those who do it, and counts what it found. */
export const watchWhatIsDue = async (ports: WatchdogPorts): Promise<Findings> => {
  const { store, clock } = ports
  const now = clock.now()
  const overdue = before(now, OVERDUE_MINUTES)
  const pending = (await store.pendingMail(AT_MOST)).filter(({ receivedAt }) => receivedAt < overdue)
  for (const { id } of pending) await ports.readAgain(id)

  let restarted = 0
  for (const { reference, until } of await store.overdueWaits(overdue, AT_MOST)) {
    const stuck = until < before(now, STUCK_MINUTES)
    if (await restartClock(reference, stuck ? 'even-if-running' : 'if-stopped', ports)) restarted += 1
  }
  const { received, outcomes } = await store.ledgerBalance()
  const entries = Object.values(outcomes).reduce((sum, each) => sum + each, 0)
  return {
    WatchdogHeartbeat: 1,
    OverduePendingMail: pending.length,
    OverdueReceipts: (await ports.unreadReceipts(overdue, AT_MOST)).length,
    OverdueOutbox: await store.overdueOutbox(overdue, AT_MOST),
    ClocksRestarted: restarted,
    LedgerImbalance: Math.abs(received - entries),
    CalendarsEndingSoon: ports.partnerships.all.filter(({ calendar, workingDay: { timeZone } }) =>
      endsSoon(calendarNamed(calendar), localDateOf(now, timeZone)),
    ).length,
  }
}

/**
 * Gives a case its clock back. One that never started is started; one that has ended is followed by the next
 * generation, which is an event first, as an execution's name is never free again.
 *
 * @returns whether anything had to be done
 */
export const restartClock = async (
  reference: string,
  when: 'if-stopped' | 'even-if-running',
  ports: Pick<WatchdogPorts, 'store' | 'executions' | 'clock' | 'ids' | 'partnerships' | 'restarted'>,
): Promise<boolean> => {
  const { store, executions } = ports
  for (;;) {
    const record = await store.loadCase(reference)
    const state = fold(record)
    if (state === null || !hasClock(state)) return false
    const status = await executions.status(reference, state.generation)
    if (status === 'running' && when === 'if-stopped') return false
    if (status === 'none') await executions.start(reference, state.generation)
    else if ((await store.commit(await nextGeneration(record, state, ports))) === 'conflict') continue
    ports.restarted(reference)
    return true
  }
}

const nextGeneration = async (
  record: Parameters<typeof changeOf>[0]['record'],
  state: Case,
  { clock, ids, partnerships }: Pick<WatchdogPorts, 'clock' | 'ids' | 'partnerships'>,
) => {
  const { reference } = state
  const partnership = await partnerships.ofCase(state)
  const now = clock.now()
  const events = perform('hand-over', state, partnership, now).map((payload): NewEvent => ({
    at: now,
    by: { kind: 'workflow', task: 'watchdog' },
    payload,
  }))
  return changeOf({ reference, record, events, partnership, onlyOpenCaseOfPair: false }, ids, now)
}

/**
 * The slow walk over every open case, however old: each must have a clock. It asks for a thousand running clocks at a
 * time and looks closely only at cases without one. What it has no time for, the next run goes on with.
 *
 * @returns how many clocks had stopped
 */
export const walkOpenCases = async (
  after: string | null,
  hasTime: () => boolean,
  ports: WatchdogPorts,
): Promise<number> => {
  const { store, executions } = ports
  const running = new Set<string>()
  for await (const name of executions.running()) running.add(name)
  let restarted = 0
  let last = after
  for (;;) {
    if (!hasTime()) {
      await store.keepWalk({ after: last })
      return restarted
    }
    const cases = await store.openCases(last, 1_000)
    for (const { reference, generation } of cases) {
      if (running.has(`${reference}.${generation}`)) continue
      if (await restartClock(reference, 'if-stopped', ports)) restarted += 1
    }
    last = cases.at(-1)?.reference ?? null
    if (last === null) break
  }
  await store.keepWalk(null)
  return restarted
}
