import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { changeOf } from '../functions/domain/case/change.ts'
import { causeOfDisagreementSchema, levelsFor } from '../functions/domain/case/classification.ts'
import type { CaseEventPayload, NewEvent } from '../functions/domain/case/events.ts'
import type { Party, AgencyOnCase } from '../functions/domain/case/party.ts'
import { agencyOnCase, partyOf, startStep, workingHours } from '../functions/domain/case/step.ts'
import { planDeadline } from '../functions/domain/deadlines/plan-deadline.ts'
import { instantFromMillis, millisOf, type Instant } from '../functions/domain/instant.ts'
import type { Agency } from '../functions/domain/partnership/directory.ts'
import { protocolFor, type Partnership } from '../functions/domain/partnership/partnership.ts'
import type { Population } from '../functions/domain/partnership/role.ts'
import { SqliteStore } from '../functions/local/sqlite-store.ts'
import { loadPartnerships } from '../functions/partnership-files.ts'
import { randomIds } from '../functions/random-ids.ts'

const partnershipsFolder = fileURLToPath(new URL('../partnerships', import.meta.url))
const DAY = 86_400_000

/** The same cases each time: a generator of its own (Park and Miller's), as `Math.random` takes no seed. */
const dice = (seed: number) => {
  let state = seed
  return (sides: number): number => {
    state = (state * 48_271) % 2_147_483_647
    return state % sides
  }
}

interface Making {
  readonly partnership: Partnership
  readonly population: Population
  readonly escalating: AgencyOnCase
  readonly receiving: AgencyOnCase
  readonly practitioner: Party
  readonly throws: (sides: number) => number
}

/**
 * Puts cases of several years on record, with the product's own events and transactions: of several agencies, at
 * several stages, agreed, withdrawn, late or open. Their notices count as sent.
 */
export const fillWithPastCases = async (dataDir: string, cases: number, until: Instant): Promise<void> => {
  mkdirSync(dataDir, { recursive: true })
  const loaded = loadPartnerships(partnershipsFolder, ['waltham-forest'])
  const partnership = loaded.kind === 'loaded' ? loaded.partnerships[0] : undefined
  if (partnership === undefined) throw new Error('no sample partnership')
  const store = new SqliteStore(join(dataDir, 'stepwise.sqlite'))
  const throws = dice(20_261_127)
  for (let done = 0; done < cases; done += 500) {
    await Promise.all(
      Array.from({ length: Math.min(500, cases - done) }, async (_, index) => {
        const openedAt = instantFromMillis(
          millisOf(until) - Math.floor(((cases - done - index) / cases) * 1_800) * DAY,
        )
        const reference = `WF-${(done + index).toString(32).toUpperCase().padStart(6, '0')}`
        const events = history(making(partnership, throws), openedAt, until)
        const toCase = { reference, record: [], events, partnership, onlyOpenCaseOfPair: false }
        const change = changeOf(toCase, randomIds, openedAt)
        const notices = change.notices
          .slice(0, 4)
          .map((notice) => ({ ...notice, state: 'sent' as const, nextAttemptAt: null }))
        await store.commit({ ...change, notices, workflow: [] })
      }),
    )
  }
  store.close()
}

const making = (partnership: Partnership, throws: Making['throws']): Making => {
  const population = throws(4) === 0 ? 'adults' : 'children'
  const withPeople = partnership.directory.agencies.filter(
    ({ office, populations, people }) => !office && populations.includes(population) && people.length > 0,
  )
  const one = withPeople[throws(withPeople.length)]
  const others = withPeople.filter((each) => each !== one)
  const other = others[throws(others.length)]
  if (one === undefined || other === undefined) throw new Error('no sample agencies')
  return {
    partnership,
    population,
    escalating: agencyOnCase(one, population),
    receiving: agencyOnCase(other, population),
    practitioner: practitionerOf(one),
    throws,
  }
}

const practitionerOf = ({ id, people: [first] }: Agency): Party => {
  if (first === undefined) throw new Error('an agency without people')
  return partyOf(first, id)
}

/** What happened to one case, until it ended or until now. */
const history = (made: Making, openedAt: Instant, until: Instant): NewEvent[] => {
  const { partnership, population, escalating, receiving, practitioner, throws } = made
  const protocol = protocolFor(partnership, population)
  const stages = protocol?.stages ?? []
  const events: NewEvent[] = []
  const put = (at: Instant, payload: CaseEventPayload) => {
    if (at <= until) events.push({ at, by: { kind: 'workflow', task: 'benchmark' }, payload })
  }
  put(openedAt, {
    type: 'case-opened',
    partnership: partnership.id,
    population,
    protocol: { id: protocol?.id ?? '', version: protocol?.version ?? '' },
    token: randomIds.secret(),
    escalating,
    receiving,
    receivingCandidates: [],
    practitioner,
    stepsNotSeen: [],
    overallLimit: null,
    mailId: 'benchmark',
  })
  const sides = { population, escalating, receiving, lead: practitioner, addressed: null, usedPersonIds: [] }
  let at = openedAt
  for (const [index, stage] of stages.entries()) {
    const startedBy = index === 0 ? 'declared' : 'timeout'
    put(at, startStep(partnership, { kind: 'stage', stage, turn: 0 }, sides, at, startedBy))
    if (index === 0) {
      const [cause, level] = [causeOfDisagreementSchema.options[throws(12)], levelsFor[population][throws(6)]]
      put(at, { type: 'classified', cause: cause ?? null, levelOfNeed: level ?? null })
      if (throws(20) === 0) put(at, { type: 'risk-flagged', mailId: 'm', reviewDue: at, outOfHours: false })
    }
    const end = instantFromMillis(millisOf(at) + (1 + throws(6)) * DAY)
    if (throws(10) < 5) {
      const mail = { mailId: 'm', sender: practitioner }
      const version = 1
      put(end, {
        type: 'outcome-proposed',
        version,
        side: 'receiving',
        text: 'agreed',
        outstanding: null,
        ...mail,
      })
      if (throws(8) > 0) put(end, { type: 'outcome-confirmed', version, side: 'escalating', ...mail })
      return events
    }
    if (throws(12) === 0) {
      put(end, { type: 'withdrawn', mailId: 'm', sender: practitioner })
      return events
    }
    const timeAllowed = stage.timeAllowed
    const { due } = planDeadline({ receivedAt: at, timeAllowed, ...workingHours(partnership) })
    at = due ?? end
    const then = stage.next === null ? 'no-next-step' : 'next-step'
    put(at, { type: 'deadline-missed', step: stage.number, answered: throws(3) > 0, then })
    if (stage.next === null) put(at, { type: 'exhausted' })
  }
  return events
}
