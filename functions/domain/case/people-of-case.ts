import type { Audience, NoticeKind } from '../notice/kinds.ts'
import type { Partnership } from '../partnership/partnership.ts'
import { managersOf } from '../partnership/people.ts'
import { agencyById } from '../partnership/placement.ts'
import type { CaseEvent, CaseEventType } from './events.ts'
import type { Party, SideOfCase } from './party.ts'
import { currentStep, isClosed, type Case } from './state.ts'
import { partyOf, snapshot } from './step.ts'
import { whomNext } from './whom-next.ts'

/** Who gets a notice of a kind, and as whom. */
export interface Addressed {
  readonly kind: NoticeKind
  readonly audience: Audience
  readonly to: { readonly name: string; readonly email: string }
}

/** The people around a case at the moment of an event. */
export class PeopleOfCase {
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

  /** Somebody else spoke for the escalating side until this. */
  leadIsNew(): boolean {
    return this.#before?.lead.email !== this.state.lead.email
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

  /** Whoever was asked for an agency with which the case is not raised after all. */
  askedByMistake(kind: NoticeKind): Addressed[] {
    const before = this.#before
    if (before === null || before.receiving === null) return []
    const { agencyId } = before.receiving
    const current = currentStep(before).contact
    const asked = before.steps.flatMap(({ contact }) =>
      contact.kind === 'email' && (contact.person.agencyId === agencyId || contact === current)
        ? [contact.person]
        : [],
    )
    const { contact: now } = currentStep(this.state)
    const still = now.kind === 'email' ? now.person.email : null
    return this.#to(
      kind,
      'contact',
      asked.filter(({ email }) => email !== still),
    )
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
    const found = whomNext(this.state, this.partnership, this.#event.at)
    if (found === null) return []
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
