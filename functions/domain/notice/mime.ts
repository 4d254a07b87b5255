import MailComposer from 'nodemailer/lib/mail-composer'
import { OWN_NOTICE_HEADER } from '../reading/automatic.ts'
import { caseAddress } from './addresses.ts'
import { noticeHtml } from './html.ts'
import { icsOf } from './ics.ts'
import type { NoticeDocument } from './kinds.ts'
import { headerText } from './plain.ts'
import { noticeText } from './text.ts'

export interface NoticeMail {
  /** The notice's own id: its Message-ID, and the same bytes whenever it is sent again. */
  readonly id: string
  readonly document: NoticeDocument
  /** The partnership's name, as in "Stepwise for Waltham Forest Safeguarding Partnership". */
  readonly partnership: string
  /** The escalation address of the case, without what follows a plus sign. */
  readonly mailbox: string
  readonly to: { readonly name: string; readonly email: string }
  /** The secret part of the case's own address; null where there is no case to answer to. */
  readonly caseToken: string | null
  /** Earlier message ids of the thread, with angle brackets, oldest first. */
  readonly references: readonly string[]
  /** When the notice was written (ISO 8601): its Date, and the calendar entry's stamp. */
  readonly date: string
}

const address = /^[^\s<>()[\]",;:\\@\p{Cc}\p{Cf}]+@[^\s<>()[\]",;:\\@\p{Cc}\p{Cf}]+$/u
const messageId = /^<[^\s<>]+@[^\s<>]+>$/
const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1)

/** The Message-ID of a notice: its id at the domain that sends it. */
export const noticeMessageId = (id: string, mailbox: string): string => `<${id}@${domainOf(mailbox)}>`

/**
 * The whole message, as it goes to a relay. The same input gives the same bytes, so that a notice sent again after a
 * crash is the same message. No Precedence header: "bulk" would mark it as something nobody has to answer.
 */
export const noticeMime = async (mail: NoticeMail): Promise<Buffer> => {
  const { document, mailbox, caseToken, date } = mail
  const from = { name: headerText(`Stepwise for ${mail.partnership}`), address: mailbox }
  const to = { name: headerText(mail.to.name), address: mail.to.email }
  // An address that could not stand in a header is left out of it (RFC 5322 3.6.3 asks for none): what to do about such
  // a recipient is for the envelope to say, where the other server refuses it and people are told.
  const plainAddress = address.test(to.address)
  const references = mail.references.filter((each) => messageId.test(each))
  const replyingTo = references.at(-1)
  const message = new MailComposer({
    from,
    ...(plainAddress ? { to } : {}),
    replyTo: caseToken === null ? mailbox : { name: from.name, address: caseAddress(mailbox, caseToken) },
    subject: headerText(document.subject),
    messageId: noticeMessageId(mail.id, mailbox),
    ...(replyingTo === undefined ? {} : { inReplyTo: replyingTo, references }),
    date: new Date(date),
    // RFC 3834 5: answering machines leave it alone; Exchange needs a header of its own for the same.
    headers: {
      'Auto-Submitted': 'auto-generated',
      // Not NDR or OOF: a bounce and an absence are what people must hear of ([MS-OXOMSG], AutoResponseSuppress).
      'X-Auto-Response-Suppress': 'DR, RN, NRN, AutoReply',
      // By this we know our own notice when it comes back to us: SES rewrites the Message-ID.
      [OWN_NOTICE_HEADER]: headerText(mail.id),
    },
    text: noticeText(document),
    html: noticeHtml(document),
    ...(document.calendar === null || !plainAddress
      ? {}
      : {
          icalEvent: {
            method: document.calendar.method,
            filename: 'deadline.ics',
            content: icsOf(document.calendar, {
              organizer: { name: from.name, email: mailbox },
              attendee: { name: to.name, email: to.address },
              stamp: date,
            }),
          },
        }),
    textEncoding: 'quoted-printable',
    disableFileAccess: true,
    disableUrlAccess: true,
    xMailer: false,
  }).compile()
  message.baseBoundary = mail.id.replace(/[^A-Za-z0-9]/g, '')
  return message.build()
}
