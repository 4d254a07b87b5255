import type { NoticeKind } from '../notice/kinds.ts'
import { protocolFor, type Partnership } from '../partnership/partnership.ts'
import { agencyById } from '../partnership/placement.ts'
import type { CaseEvent, CaseEventType, PayloadOf } from './events.ts'
import type { AgencyOnCase, SideOfCase } from './party.ts'
import { PeopleOfCase, type Addressed } from './people-of-case.ts'
import { currentStep, isClosed, type Case } from './state.ts'

/** One notice that an event makes necessary. */
export interface NoticeWanted extends Addressed {
  /** The event that it is about. */
  readonly seq: number
}

/**
 * Who has to hear of what happened, once each: the practitioner who opened a case hears of everything to its end.
 *
 * @param record what had happened before
 * @param before the case as it stood then; null where these events open it
 */
export const consequences = (
  state: Case,
  events: readonly CaseEvent[],
  partnership: Partnership,
  record: readonly CaseEvent[],
  before: Case | null,
): NoticeWanted[] => {
  const happened = new Set(events.map(({ payload }) => payload.type))
  const wanted = events.flatMap((event) => {
    const people = new PeopleOfCase(state, partnership, event, before)
    const concerned = noticesOf(people, event, happened)
    const others = alertedByMistake(event, partnership, record, before).filter(
      ({ to }) => !concerned.some((each) => each.to.email === to.email),
    )
    return [...concerned, ...others].map((notice) => ({ ...notice, seq: event.seq }))
  })
  const told = new Set<string>()
  return wanted.filter(({ kind, seq, to }) => {
    const key = `${kind} ${seq} ${to.email}`
    return !told.has(key) && told.add(key)
  })
}

/**
 * People of an agency that is not on the case after all whom alerts had told of it: what has happened since it was says who
 * they are. The managers of an agency that was never told of anything need not hear of a case of others.
 */
const alertedByMistake = (
  { payload: { type }, by }: CaseEvent,
  partnership: Partnership,
  record: readonly CaseEvent[],
  before: Case | null,
): Addressed[] => {
  const agency = before === null || by.kind !== 'person' ? null : replacedBy(type, before)
  if (before === null || agency === null) return []
  const since = record.findLastIndex((event) => event.payload.type === type)
  const told = record.slice(since + 1).flatMap((event) => {
    const then = new PeopleOfCase(before, partnership, event, null)
    return noticesOf(then, event, new Set([event.payload.type]))
  })
  const people = agencyById(partnership.directory, agency.agencyId)?.people ?? []
  const ofAgency = new Set(people.map(({ email }) => email))
  const alerted = told.filter(({ audience, to }) => audience === 'manager' && ofAgency.has(to.email))
  return alerted.map(({ to }) => ({ kind: 'contact-changed', audience: 'manager', to }))
}

const replacedBy = (type: CaseEventType, { escalating, receiving }: Case): AgencyOnCase | null => {
  if (type === 'receiving-agency-named') return receiving
  return type === 'escalating-agency-named' ? escalating : null
}

const sides: readonly SideOfCase[] = ['escalating', 'receiving']
const other = (side: SideOfCase): SideOfCase => (side === 'escalating' ? 'receiving' : 'escalating')

/** @param happened every type of event that the same decision wrote */
const noticesOf = (
  people: PeopleOfCase,
  event: CaseEvent,
  happened: ReadonlySet<CaseEventType>,
): Addressed[] => {
  const { payload, by } = event
  const opening = happened.has('case-opened')
  const { state } = people
  switch (payload.type) {
    case 'case-opened': {
      const known = protocolFor(people.partnership, payload.population)?.stages !== null
      return [
        ...people.practitioner('receipt'),
        ...(payload.receiving === null ? people.practitioner('question') : []),
        ...(known ? [] : people.businessUnit('protocol-gap')),
      ]
    }
    case 'step-started': {
      const nobody = payload.contact.kind !== 'email'
      const formMissing = payload.formDue !== null && currentStep(state).form?.received === false
      return [
        ...people.contact('step'),
        ...(nobody
          ? [
              // Without an agency there is nobody to ring yet: the question that goes with the receipt asks for it.
              ...(state.receiving === null ? [] : people.escalatingSide('nobody-to-write-to')),
              ...people.managers('nobody-to-write-to'),
              ...people.businessUnit('nobody-to-write-to'),
            ]
          : []),
        // Whoever declared the step knows that they speak for their side, and has a receipt.
        ...(payload.lead === null || (by.kind === 'mail' && by.from === payload.lead.email)
          ? []
          : people.lead('lead')),
        ...(payload.startedBy === 'declared' && !opening
          ? [...receiptFor(people, by), ...people.contactBefore('moved-on')]
          : []),
        ...(payload.startedBy === 'timeout'
          ? [...people.practitioner('moved-on'), ...(payload.lead === null ? people.lead('moved-on') : [])]
          : []),
        // With whom the case is raised has changed: that is the news, and who has to hear it has its own notice.
        ...(payload.startedBy === 'person' && !happened.has('receiving-agency-named')
          ? [
              ...people.escalatingSide('moved-by-person'),
              ...people.leadReplaced('moved-by-person'),
              ...people.contactBefore('moved-on'),
            ]
          : []),
        ...(formMissing ? people.escalatingSide('form-wanted') : []),
      ]
    }
    case 'receiving-agency-named':
      return by.kind === 'person'
        ? [
            ...people.escalatingSide('contact-changed'),
            ...people.askedByMistake('contact-changed'),
            ...people.businessUnit('contact-changed'),
          ]
        : people.practitioner('receipt')
    case 'escalating-agency-named':
      return [
        ...people.practitioner('contact-changed'),
        ...people.lead(people.leadIsNew() ? 'lead' : 'contact-changed'),
        ...people.leadReplaced('contact-changed'),
        ...people.receivingSide('contact-changed'),
        ...people.businessUnit('contact-changed'),
      ]
    case 'mail-recorded':
      if (isClosed(state)) return afterClose(people, payload, happened)
      if (payload.side === null)
        return [...people.escalatingSide('answer-recorded'), ...people.contact('answer-recorded')]
      return [
        // Who confirms something and closes nothing by it hears why: their word would else be lost in silence.
        ...(payload.intent === 'confirm-outcome' ? people.sender('question', payload.sender) : []),
        ...[
          ...people.side(other(payload.side), 'answer-recorded'),
          ...people.practitioner('answer-recorded'),
        ].filter(({ to }) => to.email !== payload.sender.email),
      ]
    case 'form-received': {
      const copyTo = currentStep(state).form?.copyTo ?? null
      const mailbox = {
        name: people.partnership.businessUnit.name,
        email: copyTo ?? people.partnership.businessUnit.email,
      }
      return [{ kind: 'form-received', audience: 'business-unit', to: mailbox }]
    }
    case 'form-taken-back':
      return people.escalatingSide('form-wanted')
    case 'reminder-sent':
      return [...people.contact('reminder'), ...people.escalatingSide('reminder')]
    case 'deadline-missed':
      return missed(people, payload.then)
    case 'overall-limit-passed':
      return toEverybody(people, 'overall-limit')
    case 'risk-flagged':
      return [
        ...people.escalatingSide('immediate-risk'),
        ...people.receivingSide('immediate-risk'),
        ...people.writer('immediate-risk', happened),
        ...toEverybody(people, 'immediate-risk'),
        ...people.nextContact('immediate-risk'),
      ]
    case 'risk-review-missed':
      return toEverybody(people, 'risk-review')
    case 'risk-dealt-with':
      return [...toEverybody(people, 'risk-dealt-with'), ...people.nextContact('risk-dealt-with')]
    case 'risk-taken-back':
      return payload.ends
        ? [...toEverybody(people, 'risk-dealt-with'), ...people.nextContact('risk-dealt-with')]
        : []
    case 'paused':
      return toEverybody(people, 'paused')
    case 'pause-ended':
      return toEverybody(people, 'pause-ended')
    case 'merged-into':
      return toEverybody(people, 'merged')
    case 'unmerged':
      return toEverybody(people, 'unmerged')
    case 'case-merged-in':
      return [...people.escalatingSide('merged-in'), ...people.receivingSide('merged-in')]
    case 'case-unmerged':
      return [...people.escalatingSide('unmerged'), ...people.receivingSide('unmerged')]
    case 'closed-by-person':
      return toEverybody(people, 'closed-by-person')
    case 'reopened':
      return toEverybody(people, 'reopened')
    case 'exhausted':
      return toEverybody(people, 'exhausted')
    case 'open-matter-reviewed':
      return [
        ...people.managers('open-matter'),
        ...people.businessUnit('open-matter'),
        ...people.practitioner('open-matter'),
      ]
    case 'deadline-moved':
      // The notice of what let the clock go on gives the new deadline too.
      if (goesOn.some((type) => happened.has(type))) return []
      return [...people.contact('deadline-moved'), ...people.escalatingSide('deadline-moved')]
    case 'contact-changed': {
      const found = payload.contact.kind === 'email'
      return [
        ...people.contact('step'),
        ...people.escalatingSide(found ? 'contact-changed' : 'nobody-to-write-to'),
        ...people.businessUnit(found ? 'contact-changed' : 'nobody-to-write-to'),
        ...(found ? [] : people.managers('nobody-to-write-to')),
        ...people.contactReplaced('contact-changed'),
      ]
    }
    case 'outcome-proposed':
      return [
        ...people.sender('outcome-recorded', payload.sender),
        ...sides
          .filter((side) => side !== payload.side)
          .flatMap((side) => people.side(side, 'confirm-outcome')),
        ...(payload.side === 'escalating' ? people.practitioner('outcome-recorded') : []),
      ]
    case 'outcome-confirmed':
      return state.standing.kind === 'resolved'
        ? [...people.sender('closed', payload.sender), ...toEverybody(people, 'closed')]
        : people.sender('outcome-recorded', payload.sender)
    case 'outcome-disputed':
      return [
        ...people.receivingSide('outcome-disputed'),
        ...people.escalatingSide('outcome-disputed'),
        ...people.businessUnit('outcome-disputed'),
      ]
    case 'outcome-taken-back':
      return [...people.escalatingSide('outcome-taken-back'), ...people.receivingSide('outcome-taken-back')]
    case 'withdrawn':
      return toEverybody(people, 'withdrawn')
    case 'correction-claimed':
      return [...people.sender('correction', payload.sender), ...people.businessUnit('correction')]
    case 'notice-bounced':
      // Word of a bounce that bounces itself would go round for ever.
      if (payload.noticeKind === 'not-delivered') return []
      return [...people.businessUnit('not-delivered'), ...people.practitioner('not-delivered')].filter(
        ({ to }) => to.email !== payload.recipient,
      )
    case 'automatic-action-resumed':
    case 'alerts-taken-on':
    case 'alerts-handed-back':
    case 'call-noted':
    case 'call-struck-out':
    case 'classified':
    case 'legal-hold-set':
    case 'legal-hold-lifted':
    case 'bundle-made':
    case 'case-erased':
    case 'held-mail-handled':
    case 'filed-mail-taken-out':
    case 'generation-started':
    case 'notice-sent':
      return []
  }
}

/** Both sides hear that the case stays closed, and so does whoever wrote anything but thanks: else they would wait for an answer. */
const afterClose = (
  people: PeopleOfCase,
  { intent, sender }: PayloadOf<'mail-recorded'>,
  happened: ReadonlySet<CaseEventType>,
): Addressed[] => {
  const answered = intent === 'acknowledge' || happened.has('risk-flagged')
  return [
    ...(answered ? [] : people.writer('answer-recorded', happened)),
    ...[...people.escalatingSide('answer-recorded'), ...people.receivingSide('answer-recorded')].filter(
      ({ to }) => to.email !== sender.email,
    ),
  ]
}

const goesOn: readonly CaseEventType[] = ['reopened', 'pause-ended', 'unmerged']

/** One mail for one piece of news: the next step's notices, or `exhausted`, tell the rest at the same moment. */
const missed = (people: PeopleOfCase, then: PayloadOf<'deadline-missed'>['then']): Addressed[] => {
  switch (then) {
    case 'next-step':
      return [
        ...people.contact('missed-deadline'),
        ...people.managers('missed-deadline'),
        ...people.businessUnit('missed-deadline'),
      ]
    case 'alert-only':
      return toEverybody(people, 'missed-deadline')
    case 'no-next-step':
      return []
  }
}

const receiptFor = (people: PeopleOfCase, by: CaseEvent['by']): Addressed[] => {
  const { practitioner, lead } = people.state
  if (by.kind !== 'mail' || by.from === practitioner.email) return people.practitioner('receipt')
  const name = by.from === lead.email ? lead.name : by.from
  return [
    { kind: 'receipt', audience: 'sender', to: { name, email: by.from } },
    ...people.practitioner('receipt'),
  ]
}

const toEverybody = (people: PeopleOfCase, kind: NoticeKind): Addressed[] => [
  ...people.escalatingSide(kind),
  ...people.receivingSide(kind),
  ...people.managers(kind),
  ...people.businessUnit(kind),
]
