import { isAnyOpen, isBeforePeople, isOpenState } from '../domain/case-query.ts'
import type { Instant } from '../domain/instant.ts'
import type { Archive } from '../domain/ports.ts'
import {
  isWaiting,
  type CaseSummary,
  type MailRow,
  type NoticeRow,
  type WorkflowTask,
} from '../domain/record.ts'
import { casePk, keyOf, type Key } from './keys.ts'
import { packValue } from './row-value.ts'

export type Row = Key & Readonly<Record<string, unknown>>

/**
 * Goes up with every key or attribute that rows of cases, mail or notices get, and with every field that a case's summary
 * gets: the watchdog then writes what older versions wrote anew (`recount.ts`).
 */
export const KEYS_VERSION = 2

/** Partition keys of the index `todo`. */
export const todo = {
  pendingMail: 'MAIL-PENDING',
  heldMail: 'MAIL-HELD',
  notices: 'NOTICE-DUE',
  failedNotices: 'NOTICE-FAILED',
  tasks: 'TASK',
  waits: 'WAIT',
  receipts: 'RECEIPT',
  fanOuts: 'FAN-OUT',
  /** Followed by a partnership: what is kept until its retention ends. */
  endedCases: 'CASE-ENDED',
  settledMail: 'MAIL-SETTLED',
} as const

/** Partition keys of the indexes `list` and `latest`. */
export const ALL_CASES = 'CASE'
export const ALL_MAIL = 'MAIL'
export const ALL_NOTICES = 'NOTICE'
export const mailOfOutcome = (outcome: string): string => `MAIL#${outcome}`

/** Partition keys of the indexes of one partnership. */
export const casesOf = (partnership: string, part: string): string => `${ALL_CASES}#${partnership}#${part}`
export const mailOf = (partnership: string): string => `${ALL_MAIL}#${partnership}`
export const noticesOf = (partnership: string): string => `${ALL_NOTICES}#${partnership}`
export const mailOfOutcomeOf = (partnership: string, outcome: string): string =>
  `${ALL_MAIL}#${partnership}#${outcome}`
/** Held mail that nobody has handled lies apart: its count must not walk over what was handled in all the years. */
export const WAITING = 'waiting'

/** Parts of an index's partition of cases ({@link isBeforePeople}): their reader must not walk over all that were ever closed. */
export const OPEN = 'OPEN'
export const CLOSED = 'CLOSED'

/** A moment and a name: an order without ties. "~" sorts after every name. */
export const position = (at: Instant, name: string): string => `${at} ${name}`
export const endOf = (at: Instant): string => `${at}~`
export const AFTER_ALL = '~'

export const mailRow = async (mail: MailRow, archive: Archive): Promise<Row> => {
  const waiting = isWaiting(mail)
  const [todoPk, todoSk] =
    mail.outcome === 'pending'
      ? [todo.pendingMail, mail.id]
      : waiting
        ? [todo.heldMail, mail.id]
        : mail.reference === null && mail.erased === undefined
          ? [`${todo.settledMail}#${mail.partnership}`, position(mail.receivedAt, mail.id)]
          : [null, null]
  return {
    ...keyOf.mail(mail.id),
    ...(await packValue(mail, archive)),
    keysVersion: KEYS_VERSION,
    outcome: mail.outcome,
    ...(todoPk === null ? {} : { todoPk, todoSk }),
    listPk: ALL_MAIL,
    listSk: mail.id,
    latestPk: mailOfOutcome(mail.outcome),
    latestSk: mail.id,
    ofPk: mailOf(mail.partnership),
    ofSk: mail.id,
    dueOfPk: mailOfOutcomeOf(mail.partnership, waiting ? WAITING : mail.outcome),
    dueOfSk: mail.id,
    ...(mail.reference === null ? {} : { casePk: casePk(mail.reference), caseSk: `MAIL#${mail.id}` }),
  }
}

export const noticeRow = async (notice: NoticeRow, archive: Archive): Promise<Row> => {
  const { id, about, createdAt, nextAttemptAt } = notice
  return {
    ...keyOf.notice(id),
    ...(await packValue(notice, archive)),
    keysVersion: KEYS_VERSION,
    ...(nextAttemptAt === null ? {} : { todoPk: todo.notices, todoSk: position(nextAttemptAt, id) }),
    ...(notice.state === 'failed' ? { todoPk: todo.failedNotices, todoSk: position(createdAt, id) } : {}),
    listPk: ALL_NOTICES,
    listSk: id,
    latestPk: ALL_NOTICES,
    latestSk: position(createdAt, id),
    ofPk: noticesOf(notice.partnership),
    ofSk: position(createdAt, id),
    ...(about.of === 'case' ? { casePk: casePk(about.reference), caseSk: `NOTICE#${id}` } : {}),
  }
}

/** @param order what sorts after every task that was written before */
export const taskRow = (task: WorkflowTask, order: string): Row => ({
  ...keyOf.task(task.id),
  value: JSON.stringify(task),
  todoPk: todo.tasks,
  todoSk: order,
})

/** What the head of a case is set to; `null` takes an attribute away. */
export const headValues = (
  summary: CaseSummary,
  pair: string | null,
): Readonly<Record<string, string | number | boolean | null>> => {
  const { reference, openedAt, stepDue, escalatingAgencyId, receivingAgencyId, practitioner } = summary
  const open = isAnyOpen(summary)
  const part = isBeforePeople(summary) ? OPEN : CLOSED
  const opened = position(openedAt, reference)
  return {
    value: JSON.stringify(summary),
    keysVersion: KEYS_VERSION,
    version: summary.version,
    // Danger told of a closed case keeps nobody from escalating anew.
    pair: isOpenState(summary) ? pair : null,
    listPk: ALL_CASES,
    listSk: reference,
    latestPk: `${ALL_CASES}#${part}`,
    latestSk: opened,
    duePk: stepDue === null ? null : `${ALL_CASES}#${part}`,
    dueSk: stepDue === null ? null : position(stepDue, reference),
    ofPk: casesOf(summary.partnership, part),
    ofSk: opened,
    dueOfPk: stepDue === null ? null : casesOf(summary.partnership, part),
    dueOfSk: stepDue === null ? null : position(stepDue, reference),
    byPk: `${escalatingAgencyId}#${part}`,
    bySk: opened,
    toPk: receivingAgencyId === null ? null : `${receivingAgencyId}#${part}`,
    toSk: receivingAgencyId === null ? null : opened,
    whoPk: practitioner === null ? null : `${practitioner}#${part}`,
    whoSk: practitioner === null ? null : opened,
    // A closed case has no clock that could be lost; the token of its last wait stays for the signal that ends it.
    ...(open ? {} : ended(summary)),
    ...filtered(summary),
  }
}

/** Where a closed case waits for the end of its retention, until nothing of it is left. */
const ended = ({ partnership, reference, facts, erased }: CaseSummary) => {
  const endedAt = facts?.endedAt ?? null
  return endedAt === null || erased?.finished === true
    ? { todoPk: null, todoSk: null }
    : { todoPk: `${todo.endedCases}#${partnership}`, todoSk: position(endedAt, reference) }
}

/** What a reader of the register filters by. */
const filtered = (summary: CaseSummary) => ({
  state: summary.state,
  partnership: summary.partnership,
  population: summary.population,
  step: summary.step,
  escalatingAgency: summary.escalatingAgencyId,
  receivingAgency: summary.receivingAgencyId,
  immediateRisk: summary.immediateRisk,
  nobodyToWriteTo: summary.nobodyToWriteTo,
  paused: summary.paused,
  pausedByPerson: summary.pausedByPerson,
  alerted: summary.alerts.length > 0,
  takenOn: summary.takenOn.length > 0,
  contact: summary.contact,
  cause: summary.cause,
  practitioner: summary.practitioner,
  openedAt: summary.openedAt,
  stepDue: summary.stepDue,
})
