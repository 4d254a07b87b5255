import { fileURLToPath } from 'node:url'
import { changeOf } from '../../../functions/domain/case/change.ts'
import type { CaseEvent, NewEvent } from '../../../functions/domain/case/events.ts'
import { fold } from '../../../functions/domain/case/fold.ts'
import type { Case } from '../../../functions/domain/case/state.ts'
import { decide } from '../../../functions/domain/decide/decide.ts'
import type { Decision, Incoming } from '../../../functions/domain/decide/incoming.ts'
import type { Partnership } from '../../../functions/domain/partnership/partnership.ts'
import { Partnerships } from '../../../functions/domain/partnership/partnerships.ts'
import { read } from '../../../functions/domain/reading/read.ts'
import type { NoticeRow } from '../../../functions/domain/record.ts'
import { loadPartnerships } from '../../../functions/partnership-files.ts'

const loaded = loadPartnerships(fileURLToPath(new URL('../../../partnerships', import.meta.url)), 'all')
if (loaded.kind === 'refused') throw new Error('the shipped partnerships do not load')
const partnerships = new Partnerships(loaded.partnerships)

export const MONDAY = '2027-01-11T10:00:00.000Z'
export const TEACHER = 't.okafor@parkside-primary.example'
export const TEAM_MANAGER = 'team.manager@childrens-services.example'
export const CONSTABLE = 'j.marsh@police.example'

/** What a mail is, as far as it differs from a teacher's to a team manager on a Monday morning. */
export interface Letter {
  readonly text: string
  readonly from?: string
  readonly to?: string
  readonly subject?: string
  readonly headers?: readonly string[]
  readonly at?: string
  /** Whatever the record and the checks around the mail would say. */
  readonly around?: Partial<Incoming>
}

let letters = 0
let secrets = 0
const ids = {
  reference: () => 'WF-234567',
  secret: () => `secret${(secrets += 1)}`,
}

/** One partnership's mailbox and, once a mail has opened it, one case: decisions are made and put on record, and no more. */
export class Desk {
  readonly partnership: Partnership
  record: CaseEvent[] = []
  /** Everything that anybody was to be told of the case. */
  notices: readonly NoticeRow[] = []

  constructor(partnership = 'waltham-forest') {
    this.partnership = partnerships.get(partnership)
  }

  get case(): Case {
    const state = fold(this.record)
    if (state === null) throw new Error('no mail has opened a case yet')
    return state
  }

  async incoming(letter: Letter): Promise<Incoming> {
    const at = letter.at ?? MONDAY
    letters += 1
    const raw = [
      `From: ${letter.from ?? TEACHER}`,
      `To: ${letter.to ?? TEAM_MANAGER}`,
      `Subject: ${letter.subject ?? 'A concern'}`,
      `Message-ID: <${letters}@parkside-primary.example>`,
      'Content-Type: text/plain; charset=utf-8',
      ...(letter.headers ?? []),
      '',
      letter.text,
      '',
    ].join('\r\n')
    const reading = await read(Buffer.from(raw))
    const [mailbox] = this.partnership.addresses
    return {
      mail: {
        id: `mail-${letters}`,
        mailbox: mailbox?.address ?? '',
        tag: null,
        partnership: this.partnership.id,
        population: mailbox?.population ?? 'children',
        receivedAt: at,
        envelopeFrom: letter.from ?? TEACHER,
        client: { ip: '127.0.0.1', helo: 'mail.example' },
        messageId: null,
        from: null,
        subject: null,
        outcome: 'pending',
        reason: null,
        reference: null,
        immediateRisk: false,
        handled: null,
      },
      reading,
      verification: { kind: 'verified' },
      partnership: this.partnership,
      match:
        this.record.length === 0
          ? { kind: 'none' }
          : { kind: 'case', found: { case: this.case, record: this.record }, by: 'address' },
      returned: null,
      seen: 'never',
      openBetween: [],
      askedToday: false,
      toldToday: 0,
      heldAlertQueued: false,
      releasedAt: null,
      now: at,
      ...letter.around,
    }
  }

  /** Decides about a mail and puts on record what it does. */
  async take(letter: Letter): Promise<Decision> {
    const decision = decide(await this.incoming(letter), ids.secret)
    if (decision.kind !== 'settle') this.put(decision.events, letter.at ?? MONDAY)
    return decision
  }

  put(events: readonly NewEvent[], now: string): void {
    const { partnership, record } = this
    const toCase = { reference: 'WF-234567', record, events, partnership, onlyOpenCaseOfPair: false }
    const change = changeOf(toCase, ids, now)
    this.record = [...record, ...(change.case?.events ?? [])]
    this.notices = [...this.notices, ...change.notices]
  }

  /** The kinds of events that a mail put on record. */
  static kindsOf(decision: Decision): string[] {
    return decision.kind === 'settle' ? [] : decision.events.map(({ payload }) => payload.type)
  }
}

/** What became of a mail and, where it was held, why. */
export const outcomeOf = (decision: Decision): { outcome: string; reason: string | null } =>
  decision.kind === 'open'
    ? { outcome: 'opened', reason: null }
    : { outcome: decision.outcome, reason: decision.reason }

/** Who is told of a mail itself, as "kind to whom". */
export const toldOf = (decision: Decision): string[] =>
  decision.kind === 'open' ? [] : decision.notices.map(({ kind, to }) => `${kind} to ${to.email}`)

export const STEP_ONE =
  'Further to our call, this is step one of the Safeguarding Partnership’s Escalation Process.'

/** A desk at which the teacher has opened a case with social care. */
export const deskWithCase = async (): Promise<Desk> => {
  const desk = new Desk()
  await desk.take({ text: STEP_ONE })
  return desk
}
