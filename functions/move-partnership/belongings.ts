import { messageKey, noticeKey, returnKey, seenKey } from '../domain/lookups.ts'
import type { Archive, Reader } from '../domain/ports.ts'
import type { MailRow, NoticeRow } from '../domain/record.ts'
import { MOST_TOLD_A_DAY } from '../domain/decide/hold.ts'
import { instantFromMillis, millisOf } from '../domain/instant.ts'
import { askedKey, fingerprintOf, mailKey, toldKey } from '../receive-mail/handler.ts'

/** What the archive may hold of a mail: its bytes, its words for notices, and what SES found. */
export const filesOfMail = (id: string): string[] => [mailKey(id), `words/${id}.json`, `verdicts/${id}.json`]

/** Under which later mail may be found to belong to a mail. What it was held for today is left: that is over by then. */
export const keysOfMail = async (
  mail: MailRow,
  { archive, read }: { readonly archive: Archive; readonly read: Reader },
): Promise<string[]> => {
  if (mail.messageId !== null)
    return [messageKey(mail, mail.messageId), seenKey(mail.mailbox, mail.messageId)]
  const raw = await archive.get(mailKey(mail.id))
  return raw === null ? [] : [seenKey(mail.mailbox, fingerprintOf(await read(raw)))]
}

export const keysOfNotice = (notice: NoticeRow): string[] => [
  returnKey(notice.returnToken),
  ...(notice.wireId === null ? [] : [noticeKey(notice.wireId), messageKey(notice, notice.wireId)]),
]

/** What caps the answers to its sender on a day, under their address: it was decided on that day, or on the next. */
export const capsOfMail = ({ from, receivedAt }: MailRow): string[] => {
  if (from === null) return []
  const days = [receivedAt, instantFromMillis(millisOf(receivedAt) + 86_400_000)]
  const times = Array.from({ length: MOST_TOLD_A_DAY }, (_, index) => index + 1)
  return days.flatMap((day) => [askedKey(from, day), ...times.map((time) => toldKey(from, day, time))])
}
