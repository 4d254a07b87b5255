import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { changeOf } from '../functions/domain/case/change.ts'
import type { NewEvent } from '../functions/domain/case/events.ts'
import type { DeadlinePlan } from '../functions/domain/deadlines/plan.ts'
import type { Instant } from '../functions/domain/instant.ts'
import { placeAddress } from '../functions/domain/partnership/placement.ts'
import { SqliteStore } from '../functions/local/sqlite-store.ts'
import { randomIds } from '../functions/random-ids.ts'
import { openingOf, samplePartnership } from '../tests/sample-case.ts'

/** Puts open cases at step one on record, with the same rules as mail does; their notices count as sent. */
export const fillWithOpenCases = async (
  dataDir: string,
  cases: number,
  openedAt: Instant,
  due: Instant | null,
): Promise<void> => {
  mkdirSync(dataDir, { recursive: true })
  const store = new SqliteStore(join(dataDir, 'stepwise.sqlite'))
  const partnership = samplePartnership()
  const school = placeAddress(partnership.directory, 'children', 't.okafor@parkside-primary.example')
  const care = placeAddress(partnership.directory, 'children', 'team.manager@childrens-services.example')
  if (school === null || care === null) throw new Error('no sample people')
  const by = { kind: 'mail', mailId: 'benchmark', from: school.person?.email ?? '' } as const
  const events = (): NewEvent[] => {
    const of = { partnership, population: 'children', openedAt, mailId: 'benchmark' } as const
    const [opened, step] = openingOf(
      { ...of, escalating: school.agency, receiving: care.agency, token: randomIds.secret() },
      care.person,
    )
    // As if a person had set it: a deadline that is merely written over would be counted again.
    const basis = { ...step.deadline.basis, setTo: (due ?? openedAt).slice(0, 10) }
    const deadline: DeadlinePlan =
      due === null ? step.deadline : { ...step.deadline, due, remindAt: null, basis }
    return [opened, { ...step, deadline }].map((payload) => ({ at: openedAt, by, payload }))
  }
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
