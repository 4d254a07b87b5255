import { addDays, localDateOf } from '../domain/deadlines/local-time.ts'
import type { Instant } from '../domain/instant.ts'
import { moment } from '../domain/notice/moments.ts'
import type { NoticeKind } from '../domain/notice/kinds.ts'
import type { Population } from '../domain/partnership/role.ts'
import type { CaseSummary, MailOutcome, MailRow, NoticeRow } from '../domain/record.ts'
import { markup, nothing, type Html } from './markup.ts'

const zone = 'Europe/London'

type Colour = 'blue' | 'green' | 'grey' | 'orange' | 'red' | 'yellow' | 'purple' | 'turquoise'

const tag = (text: string, colour: Colour): Html =>
  markup`<strong class="govuk-tag govuk-tag--${colour}">${text}</strong>`

const states: Readonly<Record<CaseSummary['state'], readonly [string, Colour]>> = {
  open: ['Open', 'blue'],
  'awaiting-confirmation': ['Awaiting confirmation', 'yellow'],
  exhausted: ['Unresolved after the last step', 'red'],
  resolved: ['Resolved', 'green'],
  withdrawn: ['Withdrawn', 'grey'],
  closed: ['Closed by a person', 'grey'],
  merged: ['Merged into another case', 'grey'],
}
export const isClosedState = (state: CaseSummary['state']): boolean =>
  ['resolved', 'withdrawn', 'closed', 'merged'].includes(state)
export const stateInWords = (state: CaseSummary['state']): string => states[state][0]
export const stateTag = (state: CaseSummary['state']): Html => tag(...states[state])
export const riskTag = (): Html => tag('Immediate risk', 'red')
export const nobodyTag = (): Html => tag('Nobody to write to', 'orange')
export const misreadingTag = (): Html => tag('Misreading claimed', 'purple')
export const pausedTag = (): Html => tag('Paused', 'purple')

const outcomes: Readonly<Record<MailOutcome, readonly [string, Colour]>> = {
  pending: ['Not read yet', 'yellow'],
  opened: ['Opened a case', 'green'],
  advanced: ['Moved a case on', 'green'],
  recorded: ['Recorded', 'blue'],
  held: ['Held', 'orange'],
  automatic: ['Automatic mail', 'grey'],
  duplicate: ['Received twice', 'grey'],
}
export const outcomeInWords = (outcome: MailOutcome): string => outcomes[outcome][0]

/** A discarded mail stays `held` in the ledger's balance, and waits for nobody. */
export const outcomeTag = ({ outcome, handled }: Pick<MailRow, 'outcome' | 'handled'>): Html =>
  handled?.action === 'discarded' ? tag('Discarded', 'grey') : tag(...outcomes[outcome])

const deliveries: Readonly<Record<NoticeRow['state'], readonly [string, Colour]>> = {
  queued: ['Waiting to be sent', 'yellow'],
  sent: ['Sent', 'green'],
  shown: ['Shown here only', 'blue'],
  bounced: ['Refused', 'red'],
  failed: ['Could not be sent', 'red'],
  'not-needed': ['Not needed any more', 'grey'],
}
export const deliveryInWords = (state: NoticeRow['state']): string => deliveries[state][0]
export const deliveryTag = (state: NoticeRow['state']): Html => tag(...deliveries[state])

export const populationInWords = (population: Population): string =>
  population === 'children' ? 'Children' : 'Adults'

const kinds: Readonly<Record<NoticeKind, string>> = {
  receipt: 'Receipt',
  step: 'Step notice',
  lead: 'New lead',
  reminder: 'Reminder',
  'missed-deadline': 'Missed deadline',
  'moved-on': 'Moved to another step',
  'nobody-to-write-to': 'Word that nobody can be written to',
  'immediate-risk': 'Immediate risk',
  'risk-review': 'Review of a risk',
  'overall-limit': 'Overall limit passed',
  exhausted: 'No step left',
  'open-matter': 'Weekly: still open',
  'confirm-outcome': 'Asks to confirm the outcome',
  'outcome-recorded': 'Outcome recorded',
  'outcome-disputed': 'Outcome disputed',
  closed: 'Case closed',
  withdrawn: 'Escalation withdrawn',
  'answer-recorded': 'Answer recorded',
  question: 'Question to the sender',
  'form-wanted': 'Asks for a form',
  'form-received': 'Form received',
  'protocol-gap': 'The protocol leaves something open',
  'not-delivered': 'Bounce or automatic reply reported',
  'contact-changed': 'Different contact',
  correction: 'Claimed misreading',
  'deadline-moved': 'Deadline moved',
  'moved-by-person': 'Moved by a person',
  paused: 'Paused',
  'pause-ended': 'The clock goes on',
  merged: 'Goes on as another case',
  'merged-in': 'Another case merged in',
  unmerged: 'A case of its own again',
  'risk-dealt-with': 'Immediate risk dealt with',
  'outcome-taken-back': 'Recorded outcome taken back',
  'closed-by-person': 'Closed by a person',
  reopened: 'Open again',
  'nothing-has-started': 'Nothing has started',
  'same-agency': 'Within one agency',
  'held-mail': 'A mail waits',
  'held-danger': 'Danger still waits',
  'weekly-digest': 'Weekly digest',
}
export const noticeKindInWords = (kind: NoticeKind): string => kinds[kind]

/** "today", "tomorrow", "in 4 days", "2 days ago": by the dates that people in London see. */
export const daysFrom = (instant: Instant, now: Instant): string => {
  const [date, today] = [localDateOf(instant, zone), localDateOf(now, zone)]
  const days = Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000)
  if (days === 0) return instant > now ? 'later today' : 'earlier today'
  if (date === addDays(today, 1)) return 'tomorrow'
  if (date === addDays(today, -1)) return 'yesterday'
  return days > 0 ? `in ${days} days` : `${-days} days ago`
}

/** A time for people, with its machine form: `<time>`. */
export const time = (instant: Instant): Html => markup`<time datetime="${instant}">${moment(instant)}</time>`

/** When the current step goes on, as a reader needs it. */
export const deadlineInWords = (
  { state, stepDue, deadline, pausedByPerson, immediateRisk }: CaseSummary,
  now: Instant,
): Html => {
  if (isClosedState(state) && immediateRisk && stepDue !== null) {
    return markup`<span class="${stepDue <= now ? 'sw-late' : 'sw-due'}">The risk is looked at again ${time(stepDue)}</span>`
  }
  if (isClosedState(state)) return markup`<span class="sw-quiet">None: closed</span>`
  if (pausedByPerson) return markup`<span class="sw-quiet">The clock is stopped</span>`
  if (stepDue === null) return markup`<span class="sw-quiet">No time is set</span>`
  const passed = deadline === null || stepDue <= now
  return markup`<span class="${passed ? 'sw-late' : 'sw-due'}">${time(stepDue)} <span class="sw-relative">${passed ? 'passed ' : nothing}${daysFrom(stepDue, now)}</span></span>`
}

/** Lists are counted up to here: nobody pages through more, and a count of all would be the slowest part of a page. */
export const MOST_COUNTED = 1_001
export const counted = (count: number): string =>
  count < MOST_COUNTED ? count.toLocaleString('en-GB') : `${(MOST_COUNTED - 1).toLocaleString('en-GB')}+`
