import { whatActDoes, type ActOnOneCase } from '../../../functions/domain/case/act.ts'
import { changeOf, referencePrefix } from '../../../functions/domain/case/change.ts'
import { perform } from '../../../functions/domain/case/duty.ts'
import type { CaseEvent, CaseEventPayload, Cause, NewEvent } from '../../../functions/domain/case/events.ts'
import { fold } from '../../../functions/domain/case/fold.ts'
import type { Duty } from '../../../functions/domain/case/next.ts'
import type { Party } from '../../../functions/domain/case/party.ts'
import { currentStep, type Case } from '../../../functions/domain/case/state.ts'
import {
  agencyOnCase,
  partyOf,
  personById,
  startStep,
  workingHours,
} from '../../../functions/domain/case/step.ts'
import { planDeadline } from '../../../functions/domain/deadlines/plan-deadline.ts'
import { composeNotice } from '../../../functions/domain/notice/compose.ts'
import type { NoticeContext } from '../../../functions/domain/notice/context.ts'
import type { Audience, NoticeDocument, NoticeKind } from '../../../functions/domain/notice/kinds.ts'
import { noticeText } from '../../../functions/domain/notice/text.ts'
import type { Partnership } from '../../../functions/domain/partnership/partnership.ts'
import { agencyById } from '../../../functions/domain/partnership/placement.ts'
import { findStage } from '../../../functions/domain/partnership/protocol.ts'
import type { Population } from '../../../functions/domain/partnership/role.ts'
import type { MailRow } from '../../../functions/domain/record.ts'
import { loadPartnerships } from '../../../functions/partnership-files.ts'

/** A notice that a story made necessary, as its reader gets it. */
export interface Written {
  readonly kind: NoticeKind
  readonly audience: Audience
  readonly context: NoticeContext
  readonly document: NoticeDocument
  readonly subject: string
  /** The plain text with its line breaks taken out, so that a sentence can be looked for. */
  readonly says: string
}

const loaded = loadPartnerships('partnerships', 'all')

export const partnershipNamed = (id: string): Partnership => {
  const found = loaded.kind === 'loaded' ? loaded.partnerships.find((each) => each.id === id) : undefined
  if (found === undefined) throw new Error(`the sample partnership ${id} could not be loaded`)
  return found
}

/** Words that belong in no subject and in no manager's mail: they name a child and say what is feared. */
const WORDS = 'Kayleigh Mustermann has bruises.\nHer school asks for a strategy meeting.'

const written = (context: NoticeContext): Written => {
  const document = composeNotice(context)
  const says = noticeText(document).replace(/\s+/g, ' ')
  return {
    kind: context.kind,
    audience: context.audience,
    context,
    document,
    subject: document.subject,
    says,
  }
}

interface Opening {
  readonly reference?: string
  readonly partnership?: string
  readonly population?: Population
  readonly at?: string
  readonly step?: number
  /** Directory ids. */
  readonly practitioner?: string
  readonly receiving?: string | null
  readonly candidates?: readonly string[]
  readonly settings?: Partial<Partnership>
  readonly risk?: boolean
}

/** A case told from its first mail on, with every notice that the rules make of it. */
export class Story {
  readonly partnership: Partnership
  readonly population: Population
  readonly practitioner: Party
  readonly notices: Written[] = []
  readonly #reference: string | null
  #record: CaseEvent[] = []
  #mails = 0

  constructor(opening: Opening = {}) {
    const { population = 'children', at = '2026-11-20T10:15:00.000Z', step = 1 } = opening
    this.partnership = {
      ...partnershipNamed(opening.partnership ?? 'waltham-forest'),
      ...opening.settings,
    }
    this.population = population
    this.#reference = opening.reference ?? null
    this.practitioner = this.person(opening.practitioner ?? 'parkside-okafor')
    this.#open(opening, step, at)
  }

  get record(): readonly CaseEvent[] {
    return this.#record
  }

  get case(): Case {
    const state = fold(this.#record)
    if (state === null) throw new Error('a story begins with an opened case')
    return state
  }

  person(id: string): Party {
    const agency = this.partnership.directory.agencies.find(({ people }) =>
      people.some((each) => each.id === id),
    )
    const person = personById(this.partnership, id)
    if (agency === undefined || person === null) throw new Error(`the directory has no ${id}`)
    return partyOf(person, agency.id)
  }

  /** Whom the current step is with, as somebody who can write a mail. */
  get contact(): Party {
    const { contact } = currentStep(this.case)
    if (contact.kind !== 'email') throw new Error('the step is with nobody who writes mail')
    return contact.person
  }

  #open(
    { receiving = 'childrens-services', candidates = [], risk = false }: Opening,
    number: number,
    at: string,
  ) {
    const protocol = this.partnership.protocols[this.population]
    const { agencies } = this.partnership.directory
    if (protocol === null) throw new Error('the partnership has no such protocol')
    const found = findStage(protocol, number)
    if (found.kind === 'no-such-stage') throw new Error('the protocol has no such stage')
    const own = agencyById(this.partnership.directory, this.practitioner.agencyId)
    if (own === null) throw new Error('the practitioner has no agency')
    const other = agencies.find(({ id }) => id === receiving)
    const escalating = agencyOnCase(own, this.population)
    const receivingAgency = other === undefined ? null : agencyOnCase(other, this.population)
    const started = startStep(
      this.partnership,
      found.kind === 'stage' ? { ...found, turn: 0 } : found,
      {
        population: this.population,
        escalating,
        receiving: receivingAgency,
        lead: this.practitioner,
        addressed: null,
        usedPersonIds: [],
      },
      at,
      'declared',
    )
    const limit = protocol.overallLimit
    this.#append(
      [
        {
          type: 'case-opened',
          partnership: this.partnership.id,
          population: this.population,
          protocol: { id: protocol.id, version: protocol.version },
          token: 'k3t9secret',
          escalating,
          receiving: receivingAgency,
          receivingCandidates: agencies
            .filter(({ id }) => candidates.includes(id))
            .map((agency) => agencyOnCase(agency, this.population)),
          practitioner: this.practitioner,
          stepsNotSeen: Array.from({ length: number - 1 }, (_, index) => index + 1),
          overallLimit:
            limit === null
              ? null
              : planDeadline({
                  receivedAt: at,
                  timeAllowed: limit.timeAllowed,
                  ...workingHours(this.partnership),
                }),
          mailId: 'mail-1',
        },
        started,
        ...(risk
          ? [
              {
                type: 'risk-flagged' as const,
                mailId: 'mail-1',
                reviewDue: '2026-11-20T17:00:00.000Z',
                outOfHours: false,
              },
            ]
          : []),
      ],
      at,
      this.#mailOf(this.practitioner),
    )
  }

  #mailOf(sender: Party): Cause {
    this.#mails += 1
    return { kind: 'mail', mailId: `mail-${this.#mails}`, from: sender.email ?? '' }
  }

  /** What a mail of `sender` brought about. */
  mail(sender: Party, at: string, ...payloads: CaseEventPayload[]): this {
    return this.#append(payloads, at, this.#mailOf(sender))
  }

  /** What the clock does by itself. */
  clock(duty: Duty, at: string): this {
    return this.#append(perform(duty, this.case, this.partnership, at), at, { kind: 'workflow', task: duty })
  }

  /** What a person or a delivery caused. */
  event(at: string, ...payloads: CaseEventPayload[]): this {
    return this.#append(payloads, at, { kind: 'person', name: 'B. Unit', why: 'asked by telephone' })
  }

  /** What a person does at the register; `party`: as whom the directory knows them. */
  act(at: string, done: ActOnOneCase, party?: Party): this {
    const { case: state, partnership } = this
    const acted = whatActDoes(done, { state, partnership, now: at, by: 'B. Unit', why: 'asked by telephone' })
    if (acted.kind === 'refused') throw new Error(acted.why)
    const by = { kind: 'person', name: 'B. Unit', why: 'asked by telephone' } as const
    return this.#append(acted.payloads, at, party === undefined ? by : { ...by, party })
  }

  /** The sender declares a later step. */
  declare(step: number, at: string, sender: Party = this.practitioner): this {
    const protocol = this.partnership.protocols[this.population]
    const found = protocol === null ? null : findStage(protocol, step)
    if (found === null || found.kind === 'no-such-stage') throw new Error('the protocol has no such stage')
    const toStart = found.kind === 'stage' ? { ...found, turn: 0 } : found
    const { escalating, receiving, lead, usedPersonIds, population } = this.case
    const sides = { escalating, receiving, lead, usedPersonIds, population, addressed: null }
    return this.mail(sender, at, startStep(this.partnership, toStart, sides, at, 'declared'))
  }

  #append(payloads: readonly CaseEventPayload[], at: string, by: Cause): this {
    const events = payloads.map((payload): NewEvent => ({ at, by, payload }))
    const reference = this.#reference ?? `${referencePrefix(this.partnership)}-7K3QX2`
    const change = changeOf(
      { reference, record: this.#record, events, partnership: this.partnership, onlyOpenCaseOfPair: false },
      { reference: () => reference, secret: () => 'a0b1c2d3' },
      at,
    )
    this.#record = [...this.#record, ...(change.case?.events ?? [])]
    const { practitioner } = this
    for (const row of change.notices) {
      const { about } = row
      const event = this.#record.find(({ seq }) => about.of === 'case' && seq === about.seq)
      if (event === undefined) throw new Error('a notice is about an event that is not on record')
      this.notices.push(
        written({
          kind: row.kind,
          audience: row.audience,
          recipient: row.to,
          partnership: this.partnership,
          about: { of: 'case', case: this.case, event, words: { by: practitioner.name, at, text: WORDS } },
        }),
      )
    }
    return this
  }

  /** The last notice of a kind for an audience. */
  notice(kind: NoticeKind, audience: Audience): Written {
    const found = this.notices.findLast((each) => each.kind === kind && each.audience === audience)
    if (found === undefined) throw new Error(`no ${kind} notice for ${audience}`)
    return found
  }
}

/** A notice about a mail that no case acted on. */
export const aboutMail = (
  kind: NoticeKind,
  audience: Audience,
  mail: Partial<MailRow> = {},
  partnership: Partnership = partnershipNamed('waltham-forest'),
): Written =>
  written({
    kind,
    audience,
    recipient: { name: 'T. Okafor', email: 't.okafor@parkside-primary.example' },
    partnership,
    about: {
      of: 'mail',
      mail: {
        id: 'mail-9',
        mailbox: 'escalations@waltham-forest.example',
        tag: null,
        partnership: 'waltham-forest',
        population: 'children',
        receivedAt: '2026-11-20T19:12:00.000Z',
        envelopeFrom: 't.okafor@parkside-primary.example',
        client: { ip: '127.0.0.1', helo: 'parkside-primary.example' },
        messageId: '<1@parkside-primary.example>',
        from: 't.okafor@parkside-primary.example',
        subject: 'Kayleigh Mustermann step two',
        outcome: 'held',
        reason: 'It declares a later step, but does not say of which open case (WF-7K3QX2, WF-9M2P4T).',
        reference: null,
        immediateRisk: false,
        handled: null,
        ...mail,
      },
    },
  })
