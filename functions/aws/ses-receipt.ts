import { createHash } from 'node:crypto'
import { z } from 'zod'
import { instantSchema, type Instant } from '../domain/instant.ts'
import type { Partnerships } from '../domain/partnership/partnerships.ts'
import type { MailRow } from '../domain/record.ts'
import { sesVerdictsSchema, type SesVerdicts } from '../domain/ses-verdicts.ts'

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString())
const verdict = z.object({ status: sesVerdictsSchema.shape.spam })

/**
 * What SES publishes for the S3 action of a receipt rule (SES Developer Guide, "Contents of notifications for Amazon
 * SES email receiving"). Only this JSON is trusted for verdicts: headers can be forged.
 */
export const sesNotificationSchema = z.object({
  notificationType: z.literal('Received'),
  mail: z.object({ messageId: z.string().min(1), source: z.string().default('') }),
  receipt: z.object({
    timestamp: instant.pipe(instantSchema),
    recipients: z.array(z.string()),
    spamVerdict: verdict,
    virusVerdict: verdict,
    spfVerdict: verdict,
    dmarcVerdict: verdict,
    action: z.object({ type: z.literal('S3'), objectKey: z.string().min(1) }),
  }),
})
export type SesNotification = z.infer<typeof sesNotificationSchema>

/** SES writes and announces this once, to find out whether it may: it is no mail. */
export const SETUP_NOTIFICATION = 'AMAZON_SES_SETUP_NOTIFICATION'

export const verdictsOf = ({ receipt }: SesNotification): SesVerdicts => ({
  spam: receipt.spamVerdict.status,
  virus: receipt.virusVerdict.status,
  spf: receipt.spfVerdict.status,
  dmarc: receipt.dmarcVerdict.status,
})

/** Beside the mail, so that an attempt long after the announcement knows what SES said. */
export const verdictsKey = (mailId: string): string => `verdicts/${mailId}.json`

/** Mail for none of the addresses that are served: a fault of the receipt rule, to be seen and not swallowed. */
export class NoSuchMailbox extends Error {
  override readonly name = 'NoSuchMailbox'
}

/** An address without, and with what followed, its plus sign (RFC 5233). */
const mailboxOf = (address: string): { mailbox: string; tag: string | null } => {
  const [, local = '', tag = null, domain = ''] =
    /^([^+@]+)(?:\+([^@]*))?@(.+)$/u.exec(address.toLowerCase()) ?? []
  return { mailbox: `${local}@${domain}`, tag }
}

/** The same message and mailbox always has the same id, however often it is announced; ids sort by time of receipt. */
const idOf = (sesId: string, mailbox: string, receivedAt: Instant): string => {
  const digest = createHash('sha256').update(`${sesId}\n${mailbox}`).digest('hex')
  return `${receivedAt.replace(/\D/gu, '')}-${digest.slice(0, 12)}`
}

/**
 * The ledger's entries for a message: one for each mailbox of ours that it was sent to.
 *
 * @param receivedAt when SES took the mail in, as cases see time
 * @throws NoSuchMailbox
 */
export const ledgerEntries = (
  { mail, receipt }: SesNotification,
  receivedAt: Instant,
  partnerships: Partnerships,
): MailRow[] => {
  const mailboxes = new Map(receipt.recipients.map(mailboxOf).map((address) => [address.mailbox, address]))
  const entries = [...mailboxes.values()].flatMap(({ mailbox, tag }): MailRow[] => {
    const place = partnerships.at(mailbox)
    if (place === null) return []
    return [
      {
        // By SES's own time, which an announcement always repeats.
        id: idOf(mail.messageId, mailbox, receipt.timestamp),
        mailbox,
        tag,
        partnership: place.partnership.id,
        population: place.population,
        receivedAt,
        envelopeFrom: mail.source,
        // SES names the client in the message's first Received field only.
        client: { ip: '', helo: '' },
        messageId: null,
        from: null,
        subject: null,
        outcome: 'pending',
        reason: null,
        reference: null,
        immediateRisk: false,
        handled: null,
      },
    ]
  })
  if (entries.length === 0) throw new NoSuchMailbox('a mail came for none of the addresses that are served')
  return entries
}
