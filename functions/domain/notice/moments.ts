import { localDateOf, localTimeOf } from '../deadlines/local-time.ts'
import type { DeadlinePlan, ProofDay } from '../deadlines/plan.ts'
import { longDate } from '../deadlines/wording.ts'
import type { Instant } from '../instant.ts'

const zone = 'Europe/London'

/** "5pm", "9:30am", "midday": times as the GOV.UK style guide writes them. */
const clock = (instant: Instant): string => {
  const time = localTimeOf(instant, zone)
  if (time === '12:00') return 'midday'
  if (time === '00:00') return 'midnight'
  const hour = Number(time.slice(0, 2))
  const minutes = time.slice(3) === '00' ? '' : `:${time.slice(3)}`
  return `${hour % 12 || 12}${minutes}${hour < 12 ? 'am' : 'pm'}`
}

export const dateOf = (instant: Instant): string => longDate(localDateOf(instant, zone))

/** "5pm on Friday 27 November 2026". */
export const moment = (instant: Instant): string => `${clock(instant)} on ${dateOf(instant)}`

/** "5pm Friday 27 November", for subjects. */
export const shortMoment = (instant: Instant): string =>
  `${clock(instant)} ${dateOf(instant).replace(/ \d{4}$/, '')}`

/** "5pm today" where `now` is on the same day there, else as {@link moment}. */
export const momentSeenFrom = (instant: Instant, now: Instant): string =>
  localDateOf(instant, zone) === localDateOf(now, zone) ? `${clock(instant)} today` : moment(instant)

export const shortMomentSeenFrom = (instant: Instant, now: Instant): string =>
  localDateOf(instant, zone) === localDateOf(now, zone) ? `${clock(instant)} today` : shortMoment(instant)

const dayWord = (plan: DeadlinePlan): string =>
  plan.basis.timeAllowed?.unit === 'working-days' ? 'working day' : 'day'

const sayDay = ({ kind, name, day }: ProofDay, plan: DeadlinePlan): string => {
  switch (kind) {
    case 'received':
      return 'the step started; does not count'
    case 'released':
      return 'a person released the email; does not count'
    case 'paused':
      return 'the clock stood still; does not count'
    case 'weekend':
      return 'weekend; does not count'
    case 'bank-holiday':
      return `bank holiday${name === undefined ? '' : ` (${name})`}; does not count`
    case 'counted':
      return day === null ? 'counts' : `${dayWord(plan)} ${day}`
  }
}

/** Each day from receipt to deadline, one a line, with what it counts as. Empty where nothing is due. */
export const daysOneByOne = (plan: DeadlinePlan): string[] => {
  const { due, proof } = plan
  if (due === null) return []
  return proof.map((each, index) => {
    const last = index === proof.length - 1
    return `${longDate(each.date)}: ${sayDay(each, plan)}${last ? `; the time ends at ${clock(due)}` : ''}`
  })
}

/** The same for a mail: of very many days the first and the last. */
export const daysInShort = (plan: DeadlinePlan): string[] => {
  const lines = daysOneByOne(plan)
  if (lines.length <= MOST_DAYS) return lines
  const between = plan.proof.slice(SHOWN_AT_EACH_END, -SHOWN_AT_EACH_END)
  const counted = between.filter(({ kind }) => kind === 'counted').length
  return [
    ...lines.slice(0, SHOWN_AT_EACH_END),
    `${between.length} days between, counted in the same way: ${counted} of them count`,
    ...lines.slice(-SHOWN_AT_EACH_END),
  ]
}

/** What somebody can still check by a calendar. */
const MOST_DAYS = 60
const SHOWN_AT_EACH_END = 14

/** "5 working days from Monday 23 November 2026"; null where days are not counted. */
export const countInShort = (plan: DeadlinePlan): string | null => {
  const last = plan.proof.findLast(({ day }) => day !== null)?.day ?? null
  const first = plan.proof.find(({ day }) => day === 1)
  if (last === null || first === undefined) return null
  return `${last} ${dayWord(plan)}${last === 1 ? '' : 's'} from ${longDate(first.date)}`
}
