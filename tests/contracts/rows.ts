import { seal } from '../../functions/domain/case/chain.ts'
import type { CaseEvent, NewEvent } from '../../functions/domain/case/events.ts'
import { englandAndWales } from '../../functions/domain/deadlines/calendar.ts'
import { planDeadline } from '../../functions/domain/deadlines/plan-deadline.ts'
import type { CaseSummary, Change, MailRow, NoticeRow } from '../../functions/domain/record.ts'

export const NOW = '2027-01-04T10:00:00.000Z'

export const pendingMail = (id: string, more: Partial<MailRow> = {}): MailRow => ({
  id,
  mailbox: 'escalations@waltham-forest.example',
  tag: null,
  partnership: 'waltham-forest',
  population: 'children',
  receivedAt: NOW,
  envelopeFrom: 't.okafor@parkside-primary.example',
  client: { ip: '127.0.0.1', helo: 'mail.parkside-primary.example' },
  messageId: `<${id}@parkside-primary.example>`,
  from: 't.okafor@parkside-primary.example',
  subject: 'Step one',
  outcome: 'pending',
  reason: null,
  reference: null,
  immediateRisk: false,
  handled: null,
  ...more,
})

export const notice = (id: string, more: Partial<NoticeRow> = {}): NoticeRow => ({
  id,
  kind: 'held-mail',
  to: { name: 'Strategic Partnerships Unit', email: 'business.unit@waltham-forest.example' },
  about: { of: 'mail', mailId: 'mail-1' },
  audience: 'business-unit',
  partnership: 'waltham-forest',
  population: 'children',
  returnToken: `return${id.replaceAll(/\W/g, '')}`,
  createdAt: NOW,
  state: 'queued',
  attempts: 0,
  nextAttemptAt: NOW,
  failure: null,
  wireId: null,
  ...more,
})

export const change = (more: Partial<Change>): Change => ({
  case: null,
  mail: null,
  notices: [],
  noticesChanged: [],
  workflow: [],
  lookups: [],
  ...more,
})

const school = { agencyId: 'parkside-primary', name: 'Parkside Primary School', telephone: '020 7946 0100' }
const socialCare = { agencyId: 'childrens-services', name: 'Children’s Social Care', telephone: null }
const teacher = {
  personId: 'parkside-okafor',
  agencyId: 'parkside-primary',
  name: 'T. Okafor',
  jobTitle: null,
  email: 't.okafor@parkside-primary.example',
  telephone: null,
}

const timeAllowed = { unit: 'working-days', count: 5 } as const
const workingDay = { start: '09:00', end: '17:00', timeZone: 'Europe/London' } as const
const deadline = planDeadline({ receivedAt: NOW, timeAllowed, calendar: englandAndWales, workingDay })

const opening: readonly NewEvent[] = [
  {
    at: NOW,
    by: { kind: 'mail', mailId: 'mail-1', from: 't.okafor@parkside-primary.example' },
    payload: {
      type: 'case-opened',
      partnership: 'waltham-forest',
      population: 'children',
      protocol: { id: 'waltham-forest-escalation', version: '1' },
      token: 'abcdef',
      escalating: school,
      receiving: socialCare,
      receivingCandidates: [],
      practitioner: teacher,
      stepsNotSeen: [],
      overallLimit: null,
      mailId: 'mail-1',
    },
  },
  {
    at: NOW,
    by: { kind: 'mail', mailId: 'mail-1', from: 't.okafor@parkside-primary.example' },
    payload: {
      type: 'step-started',
      step: 1,
      label: 'Step one',
      turn: 0,
      contact: { kind: 'nobody', name: null },
      lead: null,
      deadline,
      startedBy: 'declared',
      formDue: null,
    },
  },
]

export const summary = (
  reference: string,
  version: number,
  more: Partial<CaseSummary> = {},
): CaseSummary => ({
  reference,
  partnership: 'waltham-forest',
  population: 'children',
  state: 'open',
  step: 1,
  stepLabel: 'Step one',
  deadline: deadline.due,
  stepDue: deadline.due,
  openedAt: NOW,
  escalatingAgency: school.name,
  escalatingAgencyId: school.agencyId,
  receivingAgency: socialCare.name,
  receivingAgencyId: socialCare.agencyId,
  immediateRisk: false,
  nobodyToWriteTo: true,
  paused: false,
  pausedByPerson: false,
  alerts: [],
  takenOn: [],
  contact: null,
  asked: [],
  practitioner: teacher.email,
  cause: null,
  levelOfNeed: null,
  legalHold: false,
  erased: null,
  facts: null,
  generation: 1,
  version,
  ...more,
})

type CaseChange = NonNullable<Change['case']>

/** The change that opens a case of two events. */
export const opens = (reference: string, more: Partial<CaseChange> = {}): CaseChange => ({
  reference,
  expectedVersion: 0,
  events: seal(reference, [], opening, () => 'salt'),
  summary: summary(reference, 2),
  pair: null,
  onlyOpenCaseOfPair: false,
  ...more,
})

/** The change that puts one more event on a record. */
export const goesOn = (record: readonly CaseEvent[], more: Partial<CaseChange> = {}): CaseChange => {
  const last = record.at(-1)
  if (last === undefined) throw new Error('a case that goes on has a record')
  const { reference, seq } = last
  const reminded: NewEvent = {
    at: NOW,
    by: { kind: 'workflow', task: 'send-reminder' },
    payload: { type: 'reminder-sent', step: 1 },
  }
  return {
    reference,
    expectedVersion: seq,
    events: seal(reference, record, [reminded], () => 'salt'),
    summary: summary(reference, seq + 1),
    pair: null,
    onlyOpenCaseOfPair: false,
    ...more,
  }
}
