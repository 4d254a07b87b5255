import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { changeOf } from '../functions/domain/case/change.ts'
import type { NewEvent } from '../functions/domain/case/events.ts'
import { agencyOnCase, partyOf, startStep } from '../functions/domain/case/step.ts'
import type { DeadlinePlan } from '../functions/domain/deadlines/plan.ts'
import type { Instant } from '../functions/domain/instant.ts'
import { placeAddress } from '../functions/domain/partnership/placement.ts'
import { findStage } from '../functions/domain/partnership/protocol.ts'
import { loadPartnerships } from '../functions/partnership-files.ts'
import { randomIds } from '../functions/random-ids.ts'
import { SqliteStore } from '../functions/local/sqlite-store.ts'

const partnershipsFolder = fileURLToPath(new URL('../partnerships', import.meta.url))

/** Puts open cases at step one on record, with the same rules as mail does; their notices count as sent. */
export const fillWithOpenCases = async (
  dataDir: string,
  cases: number,
  openedAt: Instant,
  due: Instant | null,
): Promise<void> => {
  mkdirSync(dataDir, { recursive: true })
  const store = new SqliteStore(join(dataDir, 'stepwise.sqlite'))
  const loaded = loadPartnerships(partnershipsFolder, ['waltham-forest'])
  const partnership = loaded.kind === 'loaded' ? loaded.partnerships[0] : undefined
  const protocol = partnership?.protocols.children ?? null
  const stage = protocol === null ? null : findStage(protocol, 1)
  if (partnership === undefined || protocol === null || stage?.kind !== 'stage')
    throw new Error('no sample protocol')
  const school = placeAddress(partnership.directory, 'children', 't.okafor@parkside-primary.example')
  const care = placeAddress(partnership.directory, 'children', 'team.manager@childrens-services.example')
  if (school?.person === undefined || school.person === null || care === null)
    throw new Error('no sample people')

  const population = 'children'
  const escalating = agencyOnCase(school.agency, population)
  const receiving = agencyOnCase(care.agency, population)
  const practitioner = partyOf(school.person, school.agency.id)
  const step = startStep(
    partnership,
    { ...stage, turn: 0 },
    { population, escalating, receiving, lead: practitioner, addressed: care.person, usedPersonIds: [] },
    openedAt,
    'declared',
  )
  // As if a person had set it: a deadline that is merely written over would be counted again.
  const basis = { ...step.deadline.basis, setTo: (due ?? openedAt).slice(0, 10) }
  const deadline: DeadlinePlan =
    due === null ? step.deadline : { ...step.deadline, due, remindAt: null, basis }
  const by = { kind: 'mail', mailId: 'benchmark', from: practitioner.email ?? '' } as const
  const events = (): NewEvent[] => [
    {
      at: openedAt,
      by,
      payload: {
        type: 'case-opened',
        partnership: partnership.id,
        population,
        protocol: { id: protocol.id, version: protocol.version },
        token: randomIds.secret(),
        escalating,
        receiving,
        receivingCandidates: [],
        practitioner,
        stepsNotSeen: [],
        overallLimit: null,
        mailId: 'benchmark',
      },
    },
    { at: openedAt, by, payload: { ...step, deadline } },
  ]
  for (let done = 0; done < cases; done += 1_000) {
    await Promise.all(
      Array.from({ length: Math.min(1_000, cases - done) }, async (_, index) => {
        const reference = `WF-${(done + index).toString(32).toUpperCase().padStart(6, '0')}`
        const toCase = { reference, record: [], events: events(), partnership, onlyOpenCaseOfPair: false }
        const change = changeOf(toCase, randomIds, openedAt)
        const notices = change.notices.map((notice) => ({
          ...notice,
          state: 'sent' as const,
          nextAttemptAt: null,
        }))
        await store.commit({ ...change, notices, workflow: [] })
      }),
    )
  }
  store.close()
}
