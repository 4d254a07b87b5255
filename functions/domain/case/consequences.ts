import type { Audience, NoticeKind } from '../notice/kinds.ts'
import type { Partnership } from '../partnership/partnership.ts'
import { protocolFor } from '../partnership/partnership.ts'
import { contactFor } from '../partnership/contact.ts'
import { managersOf } from '../partnership/people.ts'
import { agencyById } from '../partnership/placement.ts'
import type { CaseEvent, CaseEventType, PayloadOf } from './events.ts'
import type { Party, SideOfCase } from './party.ts'
import { currentStep, isClosed, type Case } from './state.ts'
import { partyOf, snapshot } from './step.ts'

/** One notice that an event makes necessary. */
export interface NoticeWanted {
  readonly kind: NoticeKind
  readonly audience: Audience
  readonly to: { readonly name: string; readonly email: string }
  /** The event that it is about. */
  readonly seq: number
}

/**
 * Who has to hear of what happened, once each: the practitioner who opened a case hears of everything to its end.
 *
 * @param before the case as it stood before these events; null where they open it
 */
export const consequences = (
  state: Case,
  events: readonly CaseEvent[],
  partnership: Partnership,
  before: Case | null,
): NoticeWanted[] => {
  const happened = new Set(events.map(({ payload }) => payload.type))
  const wanted = events.flatMap((event) => {
    const people = new Circle(state, partnership, event, before)
    return noticesOf(people, event, happened).map((notice) => ({ ...notice, seq: event.seq }))
  })
  const told = new Set<string>()
  return wanted.filter(({ kind, seq, to }) => {
    const key = `${kind} ${seq} ${to.email}`
    return !told.has(key) && told.add(key)
  })
}

type Addressed = Omit<NoticeWanted, 'seq'>

/** The people around a case at the moment of an event. */
class Circle {
  readonly state: Case
  readonly partnership: Partnership
  readonly #event: CaseEvent
  readonly #before: Case | null

  constructor(state: Case, partnership: Partnership, event: CaseEvent, before: Case | null) {
    this.state = state
    this.partnership = partnership
    this.#event = event
    this.#before = before
  }

  /** Who opened the case, and a case that was merged into it. */
  practitioner(kind: NoticeKind): Addressed[] {
    const { practitioner, mergedIn } = this.state
    const joined = kind === 'receipt' || kind === 'question' ? [] : mergedIn.flatMap(({ parties }) => parties)
    return this.#to(kind, 'practitioner', [practitioner, ...joined])
  }

  /** Whoever speaks for the escalating side, where that is not the practitioner. */
  lead(kind: NoticeKind): Addressed[] {
    const { lead, practitioner } = this.state
    return lead.email === practitioner.email ? [] : this.#to(kind, 'lead', [lead])
  }

  /** Whoever spoke for the escalating side until this; the practitioner hears of everything in any case. */
  leadReplaced(kind: NoticeKind): Addressed[] {
    const was = this.#before?.lead ?? null
    const { lead, practitioner } = this.state
    return was === null || was.email === lead.email || was.email === practitioner.email
      ? []
      : this.#to(kind, 'lead', [was])
  }

  escalatingSide(kind: NoticeKind): Addressed[] {
    return [...this.practitioner(kind), ...this.lead(kind)]
  }

  contact(kind: NoticeKind): Addressed[] {
    const { contact } = currentStep(this.state)
    return contact.kind === 'email' ? this.#to(kind, 'contact', [contact.person]) : []
  }

  /** Whom the step was with until a person gave it to somebody else; one whom no email reaches gets none. */
  contactReplaced(kind: NoticeKind): Addressed[] {
    const was = this.#before === null ? null : currentStep(this.#before).contact
    const { contact } = currentStep(this.state)
    const same =
      was?.kind === 'email' && contact.kind === 'email' && was.person.email === contact.person.email
    return was?.kind !== 'email' || same || this.#event.by.kind !== 'person'
      ? []
      : this.#to(kind, 'contact', [was.person])
  }

  /** Whom the step before was with; at a deadline the alert tells them already. */
  contactBefore(kind: NoticeKind): Addressed[] {
    const contact = this.state.steps.at(-2)?.contact
    return contact?.kind === 'email' ? this.#to(kind, 'contact', [contact.person]) : []
  }

  /**
   * The receiving agency: whom the step is with, and its own last contact where the step is with somebody else (the
   * Independent Scrutineer) or with nobody who can be written to; failing that, its managers.
   */
  receivingSide(kind: NoticeKind): Addressed[] {
    const { receiving, steps } = this.state
    if (receiving === null) return this.contact(kind)
    const ofAgency = steps.flatMap(({ contact }) =>
      contact.kind === 'email' && contact.person.agencyId === receiving.agencyId ? [contact.person] : [],
    )
    const last = ofAgency.at(-1)
    const agency = last === undefined ? this.#managersOf([receiving.agencyId]) : [last]
    return [...this.contact(kind), ...this.#to(kind, 'contact', agency)]
  }

  /** Whom the case would go to next: at immediate risk they hear of it now. */
  nextContact(kind: NoticeKind): Addressed[] {
    if (isClosed(this.state)) return []
    const { population, receiving, usedPersonIds } = this.state
    const stages = protocolFor(this.partnership, population)?.stages
    const next = stages?.find(({ number }) => number === currentStep(this.state).step)?.next
    const stage = stages?.find(({ number }) => number === next)
    if (stage === undefined) return []
    const found = contactFor({
      partnership: this.partnership,
      population,
      stage,
      side: 'receiving',
      agencyId: receiving?.agencyId ?? null,
      turn: 0,
      usedPersonIds,
      on: this.#event.at,
    })
    const contact = snapshot(found)
    return contact.kind === 'email' ? this.#to(kind, 'manager', [contact.person]) : []
  }

  managers(kind: NoticeKind): Addressed[] {
    const { escalating, receiving } = this.state
    const ids = [escalating.agencyId, ...(receiving === null ? [] : [receiving.agencyId])]
    return this.#to(kind, 'manager', this.#managersOf(ids))
  }

  #managersOf(agencyIds: readonly string[]): Party[] {
    const { directory } = this.partnership
    const agencies = agencyIds.map((id) => agencyById(directory, id)).filter((agency) => agency !== null)
    return agencies.flatMap((agency) =>
      managersOf(agency, this.state.population, this.#event.at).map((person) => partyOf(person, agency.id)),
    )
  }

  businessUnit(kind: NoticeKind): Addressed[] {
    const { name, email } = this.partnership.businessUnit
    return [{ kind, audience: 'business-unit', to: { name, email } }]
  }

  sender(kind: NoticeKind, sender: Party): Addressed[] {
    return this.#to(kind, 'sender', [sender])
  }

  /** Who wrote the mail itself, whom the case need not know. What a person let act or filed had its answer, or none. */
  writer(kind: NoticeKind, happened: ReadonlySet<CaseEventType>): Addressed[] {
    const { by } = this.#event
    if (by.kind !== 'mail' || by.from === '' || happened.has('held-mail-handled')) return []
    return [{ kind, audience: 'sender', to: { name: by.from, email: by.from } }]
  }

  side(side: SideOfCase, kind: NoticeKind): Addressed[] {
    return side === 'escalating' ? this.escalatingSide(kind) : this.receivingSide(kind)
  }

  #to(kind: NoticeKind, audience: Audience, parties: readonly Party[]): Addressed[] {
    return parties.flatMap(({ name, email }) =>
      email === null ? [] : [{ kind, audience, to: { name, email } }],
    )
  }
}

const sides: readonly SideOfCase[] = ['escalating', 'receiving']
const other = (side: SideOfCase): SideOfCase => (side === 'escalating' ? 'receiving' : 'escalating')

/** @param happened every type of event that the same decision wrote */
const noticesOf = (people: Circle, event: CaseEvent, happened: ReadonlySet<CaseEventType>): Addressed[] => {
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
        ...(payload.startedBy === 'person'
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
      return people.practitioner('receipt')
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
  people: Circle,
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
const missed = (people: Circle, then: PayloadOf<'deadline-missed'>['then']): Addressed[] => {
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

const receiptFor = (people: Circle, by: CaseEvent['by']): Addressed[] => {
  const { practitioner, lead } = people.state
  if (by.kind !== 'mail' || by.from === practitioner.email) return people.practitioner('receipt')
  const name = by.from === lead.email ? lead.name : by.from
  return [
    { kind: 'receipt', audience: 'sender', to: { name, email: by.from } },
    ...people.practitioner('receipt'),
  ]
}

const toEverybody = (people: Circle, kind: NoticeKind): Addressed[] => [
  ...people.escalatingSide(kind),
  ...people.receivingSide(kind),
  ...people.managers(kind),
  ...people.businessUnit(kind),
]
