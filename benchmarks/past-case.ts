import { changeOf } from '../functions/domain/case/change.ts'
import { causeOfDisagreementSchema, levelsFor } from '../functions/domain/case/classification.ts'
import { perform } from '../functions/domain/case/duty.ts'
import type { CaseEvent, CaseEventPayload, Cause, NewEvent } from '../functions/domain/case/events.ts'
import { flagRisk } from '../functions/domain/case/flag-risk.ts'
import { fold } from '../functions/domain/case/fold.ts'
import { whatIsNext } from '../functions/domain/case/next.ts'
import type { Party } from '../functions/domain/case/party.ts'
import { reviewTimes } from '../functions/domain/case/review-times.ts'
import { currentStep, type Case } from '../functions/domain/case/state.ts'
import { instantFromMillis, millisOf, type Instant } from '../functions/domain/instant.ts'
import type { Change, MailRow, NoticeRow } from '../functions/domain/record.ts'
import { messageKey, noticeKey } from '../functions/domain/lookups.ts'
import { firstPersonOf, openingOf, type SampleCase } from '../tests/sample-case.ts'
import { idsInOrder } from './ids-in-order.ts'

const HOUR = 3_600_000

/** A throw of dice with so many sides, from 0. */
export type Dice = (sides: number) => number

export const later = (at: Instant, hours: number): Instant => instantFromMillis(millisOf(at) + hours * HOUR)

/** What people wrote or did about a case, beside what its clock does. */
interface Happening {
  readonly at: Instant
  readonly by: Party | 'business unit'
  readonly subject: string
  readonly text: string
  readonly payloads: (mailId: string, state: Case) => CaseEventPayload[]
}

export interface PastMail {
  readonly row: MailRow
  readonly text: string
}

/**
 * The record of one case from its first mail until now, made by the rules that the program itself goes by: its clock's
 * duties at their moments (`whatIsNext`, `perform`), and mail in between, with every notice and its delivery. All of it
 * is one change, which leaves the same rows as the many that the program would have made.
 */
export class PastCase {
  readonly mails: PastMail[] = []
  readonly #reference: string
  readonly #of: SampleCase
  readonly #until: Instant
  readonly #dice: Dice
  readonly #notices: NoticeRow[] = []
  readonly #lookups: Change['lookups'][number][] = []
  #record: CaseEvent[] = []
  #change: Change | null = null
  /** Deliveries go on record with whatever comes next. */
  #delivered: NewEvent[] = []

  constructor(reference: string, of: SampleCase, until: Instant, dice: Dice) {
    this.#reference = reference
    this.#of = of
    this.#until = until
    this.#dice = dice
    const opening = openingOf(of)
    const text = 'Please treat this as step one of the Safeguarding Partnership’s Escalation Process.'
    const by = this.#mail(
      of.openedAt,
      firstPersonOf(of.escalating),
      'Step one of the escalation process',
      text,
    )
    this.#put(of.openedAt, by, opening)
    if (dice(3) > 0) this.#classify()
    if (dice(20) === 0) this.#put(of.openedAt, by, [flagRisk(of.mailId, of.openedAt, of.partnership, null)])
  }

  /** What the case's people do at its current step, as the dice say; then its clock, until the end or until now. */
  live(): this {
    for (let step = 0, happens: Happening[] = []; ;) {
      const state = this.#state()
      if (state.steps.length > step) {
        step = state.steps.length
        happens = this.#atThisStep(state)
      }
      const [next] = happens
      const since = state.lastReviewedAt
      const now = this.#record.at(-1)?.at ?? since
      const clock = whatIsNext(state, now, reviewTimes(this.#of.partnership))
      if (clock.do === 'end') return this
      const at = 'until' in clock ? clock.until : now
      if (next !== undefined && next.at <= at) {
        if (next.at > this.#until) return this
        happens = happens.slice(1)
        this.happen(next)
      } else if ('until' in clock) {
        if (at > this.#until) return this
        const duty = whatIsNext(state, at, reviewTimes(this.#of.partnership))
        if ('until' in duty || duty.do === 'end') return this
        this.#perform(duty.do, at, state)
      } else this.#perform(clock.do, at, state)
    }
  }

  /** Many mails to and fro at the current step, as a case has that nobody will close. */
  talk(mails: number): this {
    const people = [firstPersonOf(this.#of.receiving), firstPersonOf(this.#of.escalating)] as const
    for (let index = 0; index < mails; index += 1) {
      const side = index % 2 === 0 ? 'receiving' : 'escalating'
      const sender = people[side === 'receiving' ? 0 : 1]
      this.happen({
        at: later(this.#of.openedAt, 0.1 * (index + 1)),
        by: sender,
        subject: `Re: our meeting, note ${index + 1}`,
        text: `Thank you for note ${index}. We still see it otherwise, and set out why once more. `.repeat(8),
        payloads: (mailId) => [{ type: 'mail-recorded', mailId, side, intent: 'respond', sender }],
      })
    }
    return this
  }

  /** All of it in one transaction, with the mail that opened the case. */
  change(): Change {
    this.#put(this.#until, { kind: 'workflow', task: 'nothing more' }, [])
    const state = this.#state()
    const [opened] = this.mails
    if (this.#change?.case == null || opened === undefined) throw new Error('a case without a first mail')
    return {
      ...this.#change,
      case: { ...this.#change.case, expectedVersion: 0, events: this.#record },
      mail: { ...opened.row, outcome: 'opened', reference: state.reference },
      notices: this.#notices,
      lookups: this.#lookups,
      // Its clock is started with the program, as after any restart.
      workflow: [],
    }
  }

  happen({ at, by, subject, text, payloads }: Happening): void {
    const cause: Cause =
      by === 'business unit'
        ? { kind: 'person', name: 'Business unit', why: text }
        : this.#mail(at, by, subject, text)
    this.#put(at, cause, payloads(cause.kind === 'mail' ? cause.mailId : '', this.#state()))
  }

  #perform(duty: Parameters<typeof perform>[0], at: Instant, state: Case): void {
    this.#put(at, { kind: 'workflow', task: duty }, perform(duty, state, this.#of.partnership, at))
  }

  #state(): Case {
    const state = fold(this.#record)
    if (state === null) throw new Error('a case without a record')
    return state
  }

  #mail(at: Instant, sender: Party, subject: string, text: string): Extract<Cause, { kind: 'mail' }> {
    const { partnership, population, mailId } = this.#of
    const id = this.mails.length === 0 ? mailId : mailIdAt(at)
    const from = sender.email ?? ''
    const row = mailRow({ id, partnership, population, receivedAt: at, from, subject })
    this.mails.push({ row: { ...row, outcome: 'recorded', reference: this.#reference }, text })
    const key = messageKey({ partnership: partnership.id, population }, row.messageId ?? '')
    this.#lookups.push({ key, value: this.#reference })
    return { kind: 'mail', mailId: id, from }
  }

  #put(at: Instant, by: Cause, payloads: readonly CaseEventPayload[]): void {
    const reference = this.#reference
    const events = [...this.#delivered, ...payloads.map((payload): NewEvent => ({ at, by, payload }))]
    if (events.length === 0) return
    const { partnership } = this.#of
    const toCase = { reference, record: this.#record, events, partnership, onlyOpenCaseOfPair: false }
    const change = changeOf(toCase, idsInOrder, at)
    this.#change = change
    this.#record = [...this.#record, ...(change.case?.events ?? [])]
    this.#lookups.push(...change.lookups)
    const sent = change.notices.map((notice): NoticeRow => {
      const wireId = `<${notice.id}@stepwise.example>`
      return { ...notice, state: 'sent', attempts: 1, nextAttemptAt: null, wireId }
    })
    this.#notices.push(...sent)
    this.#delivered = sent.map(({ id, kind, wireId }) => ({
      at,
      by: { kind: 'delivery', noticeId: id },
      payload: { type: 'notice-sent', noticeId: id, kind, wireId },
    }))
    for (const { id, wireId } of sent) this.#lookups.push({ key: noticeKey(wireId ?? ''), value: id })
  }

  #classify(): void {
    const { population, openedAt } = this.#of
    const causes = causeOfDisagreementSchema.options
    const levels = levelsFor[population]
    const cause = causes[this.#dice(causes.length)] ?? null
    const levelOfNeed = levels[this.#dice(levels.length)] ?? null
    const by = { kind: 'person', name: 'Business unit', why: 'For the report of the year' } as const
    this.#put(openedAt, by, [{ type: 'classified', cause, levelOfNeed }])
  }

  #atThisStep(state: Case): Happening[] {
    const { startedAt, deadline } = currentStep(state)
    const at = later(startedAt, 3 + this.#dice(140))
    const [escalating, receiving] = [this.#of.escalating, this.#of.receiving].map(firstPersonOf)
    if (escalating === undefined || receiving === undefined) return []
    const dealtWith: Happening[] =
      state.risk === null
        ? []
        : [
            {
              at: later(startedAt, 2),
              by: 'business unit',
              subject: '',
              text: 'Visited together today; the child is safe.',
              payloads: () => [{ type: 'risk-dealt-with' }],
            },
          ]
    const chance = this.#dice(20)
    if (chance < 10 && deadline.due !== null && at < deadline.due) {
      const version = state.proposals + 1
      return [
        ...dealtWith,
        {
          at,
          by: receiving,
          subject: 'Re: Step one of the escalation process',
          text: 'Agreed: we hold a strategy meeting on Thursday, with the school.',
          payloads: (mailId) => [
            {
              type: 'outcome-proposed',
              version,
              side: 'receiving',
              text: 'we hold a strategy meeting on Thursday, with the school.',
              outstanding: null,
              mailId,
              sender: receiving,
            },
          ],
        },
        {
          at: later(at, 1 + this.#dice(40)),
          by: escalating,
          subject: 'Re: Step one of the escalation process',
          text: 'Confirmed',
          payloads: (mailId, { standing }) =>
            standing.kind === 'awaiting-confirmation'
              ? [{ type: 'outcome-confirmed', version, side: 'escalating', mailId, sender: escalating }]
              : [],
        },
      ]
    }
    if (chance === 10) {
      const text = 'We wish to withdraw this escalation.'
      const payloads = (mailId: string): CaseEventPayload[] => [
        { type: 'withdrawn', mailId, sender: escalating },
      ]
      return [...dealtWith, { at, by: escalating, subject: 'Re: Step one', text, payloads }]
    }
    const answers = (mailId: string): CaseEventPayload[] => [
      { type: 'mail-recorded', mailId, side: 'receiving', intent: 'respond', sender: receiving },
    ]
    const answer = { at, by: receiving, subject: 'Re: Step one', text: 'Our position is unchanged.' }
    const closes: Happening = {
      at: later(startedAt, 24 * (20 + this.#dice(40))),
      by: 'business unit',
      subject: '',
      text: 'Settled between the directors',
      payloads: () => [{ type: 'closed-by-person' }],
    }
    return [...dealtWith, ...(chance < 16 ? [{ ...answer, payloads: answers }] : []), closes].toSorted(
      (one, other) => (one.at < other.at ? -1 : 1),
    )
  }
}

/** As the listener names a mail. */
export const mailIdAt = (at: Instant): string =>
  `${at.replace(/\D/g, '')}-${idsInOrder.secret().slice(0, 12)}`

/** A mail of the ledger that came by way of a school's or a council's own server. */
export const mailRow = ({
  id,
  partnership,
  population,
  receivedAt,
  from,
  subject,
}: Pick<SampleCase, 'partnership' | 'population'> & {
  readonly id: string
  readonly receivedAt: Instant
  readonly from: string
  readonly subject: string
}): MailRow => ({
  id,
  mailbox: partnership.addresses.find((each) => each.population === population)?.address ?? '',
  tag: null,
  partnership: partnership.id,
  population,
  receivedAt,
  envelopeFrom: from,
  client: { ip: '127.0.0.1', helo: 'mail.example' },
  messageId: `<${id}@mail.example>`,
  from,
  subject,
  outcome: 'pending',
  reason: null,
  handled: null,
  reference: null,
  immediateRisk: false,
})
