import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyChain } from '../../functions/domain/case/chain.ts'
import type { CaseEvent } from '../../functions/domain/case/events.ts'
import type { NoticeRow } from '../../functions/domain/record.ts'
import { SqliteStore } from '../../functions/local/sqlite-store.ts'
import { Chance } from './chance.ts'
import { CountingRelay } from './counting-relay.ts'
import { Load } from './load.ts'
import { Program } from './program.ts'
import type { CaseShown, MailShown } from './register.ts'

/** `npm run test:kill` makes it many more; KILL_SEED repeats the choices of an earlier run. */
const KILLS = Number(process.env['KILLS'] ?? 12)
const SEED = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000)

const HOUR = 3_600_000
/** Before Easter there is no bank holiday, so five working days are a week. */
const LAST_MOMENT = '2027-03-05T10:00:00.000Z'

describe(`a program killed ${KILLS} times at random moments under load (KILL_SEED=${SEED})`, () => {
  const chance = new Chance(SEED)
  let relay: CountingRelay
  let load: Load
  let moves = 0
  let mail: MailShown[]
  let ledger: { received: number; outcomes: Record<string, number> }
  let cases: CaseShown[]
  let goneOn: CaseShown[]
  const records = new Map<string, CaseEvent[]>()
  const notices: NoticeRow[] = []

  beforeAll(
    async () => {
      relay = await CountingRelay.start()
      load = new Load(chance, relay)
      const environment = { SMTP_RELAY_URL: relay.url }
      let program = await Program.start({ environment })
      const { dataDir } = program
      for (let kill = 1; kill <= KILLS; kill += 1) {
        await underLoad(program, kill % 2 === 0 ? 'time' : 'mail')
        // One restart in five is killed itself, while it takes up what was left undone.
        if (chance.next() < 0.2) await Program.startAndKill({ dataDir, environment }, chance.between(50, 900))
        program = await Program.start({ dataDir, environment })
      }

      while (load.untaken.length > 0) {
        const stop = new AbortController()
        const writing = load.write(program, stop.signal, 5)
        await pause(50)
        stop.abort()
        await writing
      }
      await program.settle()
      mail = await program.register.mail()
      ledger = await program.register.ledger()
      cases = await casesOf(program)
      const deadlines = cases.flatMap(({ deadline }) => deadline ?? [])
      await program.advance(deadlines.toSorted().at(-1) ?? (await program.register.now()))
      goneOn = await casesOf(program)
      await program.kill()

      const store = new SqliteStore(join(dataDir, 'stepwise.sqlite'))
      for (const { reference } of goneOn) {
        records.set(reference, await store.loadCase(reference))
        notices.push(...(await store.noticesOfCase(reference)))
      }
      store.close()
      const { notices: again, mails } = relay.resends
      console.log(
        `KILL_SEED=${SEED}: ${KILLS} kills, ${ledger.received} mails received, ${cases.length} cases, ` +
          `${notices.length} notices, ${again} of them sent again (${mails} mails)`,
      )
      await program.remove()
    },
    60_000 + KILLS * 10_000,
  )
  afterAll(async () => {
    await relay.stop()
  })

  /**
   * People write, somebody moves the clock, and in the midst of it the process is gone. A clock moves only while
   * nothing else is being done: so in one round it is mail that presses, and in the next it is time.
   */
  const underLoad = async (program: Program, pressing: 'mail' | 'time'): Promise<void> => {
    const stop = new AbortController()
    const [senders, restMs] = pressing === 'mail' ? [4, 5] : [1, 150]
    const before = { taken: load.taken, moves }
    const work = [
      ...Array.from({ length: senders }, async () => {
        await load.write(program, stop.signal, restMs)
      }),
      moveClock(program, stop.signal),
    ]
    // So much is done first, whatever the machine; and then it is any moment.
    const [mails, moved] = pressing === 'mail' ? [chance.between(1, 15), 0] : [0, chance.between(1, 3)]
    const enough = () => load.taken - before.taken >= mails && moves - before.moves >= moved
    for (let waited = 0; !enough() && waited < 10_000; waited += 5) await pause(5)
    await pause(chance.between(0, 300))
    await program.kill()
    stop.abort()
    await Promise.all(work)
  }

  const moveClock = async (program: Program, stopped: AbortSignal): Promise<void> => {
    try {
      while (!stopped.aborted) {
        const to = Date.parse(await program.register.now()) + chance.between(6, 60) * HOUR
        if (to < Date.parse(LAST_MOMENT)) await program.advance(new Date(to).toISOString())
        moves += 1
        await pause(chance.between(10, 60))
      }
    } catch {
      // It was killed while it moved.
    }
  }

  const casesOf = async (program: Program): Promise<CaseShown[]> => {
    const shown: CaseShown[] = []
    for (const { reference } of await program.register.cases())
      shown.push(await program.register.case(reference))
    return shown
  }

  it('was under load: mail came, cases opened and moved, notices went out', () => {
    expect(load.offered.length).toBeGreaterThan(KILLS * 2)
    expect(cases.length).toBeGreaterThan(3)
    expect(cases.some(({ steps }) => steps.length > 1)).toBe(true)
    expect(relay.counted.size).toBeGreaterThan(cases.length)
  })

  it('has one effect on record for every mail that was answered 250, and loses none', () => {
    const byId = Map.groupBy(mail, ({ messageId }) => messageId)
    for (const { messageId, taken } of load.offered) {
      const entries = byId.get(messageId) ?? []
      expect(entries.length, messageId).toBeGreaterThanOrEqual(taken)
      expect(
        entries.filter(({ outcome }) => outcome !== 'duplicate'),
        messageId,
      ).toHaveLength(1)
    }
  })

  it('received as many mails as it has outcomes, and none is pending', () => {
    const { pending, ...outcomes } = ledger.outcomes
    expect(pending).toBe(0)
    expect(Object.values(outcomes).reduce((sum, entries) => sum + entries, 0)).toBe(ledger.received)
    expect(mail).toHaveLength(ledger.received)
  })

  it('opened one case for each mail that opened one', () => {
    const openers = mail.filter(({ outcome }) => outcome === 'opened')
    expect(new Set(openers.map(({ reference }) => reference)).size).toBe(openers.length)
    expect(cases).toHaveLength(openers.length)
  })

  it('gave every step five working days, and let none pass a deadline by a second', () => {
    for (const { reference, steps } of goneOn) {
      for (const { startedAt, deadline, missedAt } of steps) {
        expect(deadline, reference).toBe(fiveWorkingDaysAfter(startedAt))
        if (missedAt !== null) expect(missedAt, reference).toBe(deadline)
      }
    }
  })

  it('goes on with every open case when its time is over', () => {
    const later = new Map(goneOn.map((shown) => [shown.reference, shown]))
    const waiting = cases.filter(({ state, deadline }) => state !== 'exhausted' && deadline !== null)
    expect(waiting.length).toBeGreaterThan(0)
    for (const { reference, steps } of waiting) {
      const after = later.get(reference)
      // A claimed misreading would stop it; nobody claimed one. After the last step an outcome that was proposed still waits.
      const isOver = (after?.steps.at(-1)?.missedAt ?? null) !== null
      const moved = isOver || (after?.steps.length ?? 0) > steps.length
      expect(moved, reference).toBe(true)
    }
  })

  it('took, reminded of, and missed each step once', () => {
    for (const [reference, record] of records) {
      expect(doubled(record.map(({ seq }) => String(seq))), reference).toEqual([])
      const once = record.flatMap(({ payload }) => {
        switch (payload.type) {
          case 'case-opened':
          case 'exhausted':
            return [payload.type]
          case 'step-started':
          case 'reminder-sent':
          case 'deadline-missed':
            return [`${payload.type} ${payload.step}`]
          case 'notice-sent':
            return [`${payload.type} ${payload.noticeId}`]
          case 'mail-recorded':
          case 'outcome-proposed':
          case 'outcome-confirmed':
          case 'outcome-disputed':
          case 'risk-flagged':
          case 'withdrawn':
            return [`${payload.type} ${payload.mailId}`]
          default:
            return []
        }
      })
      expect(doubled(once), reference).toEqual([])
    }
  })

  it('has no notice twice on record, and sent each one that is', () => {
    expect(doubled(notices.map(({ id }) => id))).toEqual([])
    const news = notices.map(({ id, kind, to, about }) => {
      switch (about.of) {
        case 'case':
          return `${about.reference} ${about.seq} ${kind} ${to.email}`
        case 'mail':
          return about.mailId
        case 'week':
          return `${about.digest.week} ${to.email}`
        case 'held-danger':
          return id
      }
    })
    expect(doubled(news)).toEqual([])
    for (const { id, state, wireId } of notices) {
      expect(state, id).toBe('sent')
      expect(relay.counted.has(wireId ?? ''), id).toBe(true)
    }
  })

  it('sends a notice again, if at all, as the very same message', () => {
    for (const { messageId, altered } of relay.counted.values()) expect(altered, messageId).toBe(false)
  })

  it('kept a record whose chains of events are whole', () => {
    for (const [reference, record] of records) {
      expect(verifyChain(record), reference).toEqual({ intact: true, events: record.length })
    }
  })
})

const doubled = (names: readonly string[]): string[] =>
  names.filter((name, index) => names.indexOf(name) !== index)

/** Monday to Friday only: an oracle of its own, which knows nothing of the product's calendar. */
const fiveWorkingDaysAfter = (start: string): string => {
  const day = new Date(`${start.slice(0, 10)}T17:00:00.000Z`)
  for (let left = 5; left > 0;) {
    day.setUTCDate(day.getUTCDate() + 1)
    if (day.getUTCDay() !== 0 && day.getUTCDay() !== 6) left -= 1
  }
  return day.toISOString()
}
