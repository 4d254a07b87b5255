import type { Population } from './partnership/role.ts'

/** The keys under which a commit leaves what later mail is found by. */
interface Mailbox {
  readonly partnership: string
  readonly population: Population
}

/** One message can come to two mailboxes and open a case in each. */
export const messageKey = ({ partnership, population }: Mailbox, messageId: string): string =>
  `message:${partnership}:${population}:${messageId}`
export const tokenKey = (token: string): string => `token:${token}`
export const returnKey = (token: string): string => `return:${token}`
/** Put once a week's digest of a partnership has been written, whoever wrote it. */
export const digestKey = (partnership: string, week: string): string => `digest:${partnership}:${week}`
export const digestsSinceKey = (partnership: string): string => `digests-since:${partnership}`
/** Put once a working day's alert of danger in held mail has been written, or was not needed. */
export const heldDangerKey = (partnership: string, date: string): string =>
  `held-danger:${partnership}:${date}`
/** @param wireId the Message-ID that a notice had on the wire, which SES rewrites */
export const noticeKey = (wireId: string): string => `notice:${wireId}`
/** Under one Message-ID and mailbox the ledger takes one message; without one, its fingerprint is its name. */
export const seenKey = (mailbox: string, name: string): string => `seen:${mailbox}:${name}`
