import { workingHours } from '../domain/case/step.ts'
import { localDateOf } from '../domain/deadlines/local-time.ts'
import { lastWorkingMorning } from '../domain/deadlines/working-time.ts'
import { dangerWaiting, heldDangerOf } from '../domain/held-danger.ts'
import { heldDangerKey } from '../domain/lookups.ts'
import { queuedNotice, returnLookups } from '../domain/notice/queued.ts'
import type { Partnership } from '../domain/partnership/partnership.ts'
import type { MailRow, NoticeRow } from '../domain/record.ts'
import type { SendDigestPorts } from '../send-digest/handler.ts'

/**
 * Tells each business unit, once on each working morning, of danger in held mail that nobody has handled: no case and no
 * deadline stands for it. Any number of times, after any kill; the queue is read once a day.
 */
export const alertHeldDanger = async (ports: SendDigestPorts): Promise<void> => {
  for (const partnership of ports.partnerships.all) await alertBusinessUnit(partnership, ports)
}

const alertBusinessUnit = async (partnership: Partnership, ports: SendDigestPorts): Promise<void> => {
  const { store, ids, clock } = ports
  const hours = workingHours(partnership)
  const morning = lastWorkingMorning(clock.now(), hours)
  const date = localDateOf(morning, hours.workingDay.timeZone)
  const key = heldDangerKey(partnership.id, date)
  if ((await store.lookup(key)) !== null) return
  const danger = await heldDangerOf(partnership.id, store)
  // What came since this morning was told when it came.
  const waiting = danger.filter(({ receivedAt }) => receivedAt < morning)
  const notices = noticeOf(waiting, partnership, date, ports)
  await store.commit({
    case: null,
    mail: null,
    notices,
    noticesChanged: [],
    workflow: [],
    // A value of our own: whoever comes second has another, and that is a conflict.
    lookups: [{ key, value: ids.secret() }, ...returnLookups(notices)],
  })
}

const noticeOf = (
  waiting: readonly MailRow[],
  { id, businessUnit: { name, email } }: Partnership,
  date: string,
  { ids, clock, registerUrl }: SendDigestPorts,
): NoticeRow[] => {
  const [longest] = waiting
  if (longest === undefined) return []
  const notice = queuedNotice(
    {
      id: `danger.${id}.${date}`,
      kind: 'held-danger',
      to: { name, email },
      about: { of: 'held-danger', waiting: dangerWaiting(waiting), register: registerUrl },
      audience: 'business-unit',
      partnership: id,
      population: longest.population,
    },
    ids,
    clock.now(),
  )
  return [notice]
}
