import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { Ids } from '../domain/ids.ts'
import type { Partnerships } from '../domain/partnership/partnerships.ts'
import type { Archive, Clock, RecordStore } from '../domain/ports.ts'
import type { MailRow } from '../domain/record.ts'
import { mailKey } from '../receive-mail/handler.ts'

/** SES takes 40 MB too, so that a partnership can move up without losing mail. */
export const LARGEST_MAIL = 40 * 1024 * 1024

export interface SmtpListenerPorts {
  readonly store: RecordStore
  readonly archive: Archive
  readonly clock: Clock
  readonly ids: Ids
  readonly partnerships: Partnerships
  /** Told of each mail once it is safely on disk. */
  readonly received: (mailId: string) => void
  /** Told when a mail could not be kept; the sender has been asked to try again. */
  readonly refused: (error: unknown) => void
}

/** What an SMTP client is answered (RFC 5321, 4.2). */
class Reply extends Error {
  override readonly name = 'Reply'
  readonly responseCode: number

  constructor(responseCode: number, message: string) {
    super(message)
    this.responseCode = responseCode
  }
}

/**
 * Takes mail for the escalation addresses. 250 is answered only once the mail and its ledger entry are on disk; until
 * then the sender's own server keeps it and tries again.
 */
export const smtpListener = (ports: SmtpListenerPorts): SMTPServer =>
  new SMTPServer({
    banner: 'Stepwise',
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: LARGEST_MAIL,
    disableReverseLookup: true,
    logger: false,
    onRcptTo: ({ address }, _session, callback) => {
      const known = ports.partnerships.at(mailboxOf(address).mailbox) !== null
      callback(known ? null : new Reply(550, 'No such mailbox here: check the escalation address.'))
    },
    onData: (stream, session, callback) => {
      keep(stream, session, ports).then(
        () => {
          callback(null)
        },
        (error: unknown) => {
          if (!(error instanceof Reply)) ports.refused(error)
          callback(
            error instanceof Reply ? error : new Reply(451, 'The mail could not be kept; try again later.'),
          )
        },
      )
    },
  })

const keep = async (
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  ports: SmtpListenerPorts,
): Promise<void> => {
  const raw = await bytesOf(stream)
  if (raw === null) throw new Reply(552, 'The mail is larger than 40 MB; send large attachments another way.')
  const now = ports.clock.now()
  const sender = session.envelope.mailFrom
  const mailboxes = new Map(
    session.envelope.rcptTo.map(({ address }) => [mailboxOf(address).mailbox, address]),
  )
  for (const address of mailboxes.values()) {
    const mail = pending(address, session, sender === false ? '' : sender.address, now, ports)
    await ports.archive.put(mailKey(mail.id), raw)
    await ports.store.receive(mail)
    ports.received(mail.id)
  }
}

/** The whole message, or null when it is larger than we take; the stream is read to its end in both cases. */
const bytesOf = async (stream: SMTPServerDataStream): Promise<Buffer | null> => {
  const chunks: Buffer[] = []
  for await (const chunk of stream) {
    if (stream.sizeExceeded) chunks.length = 0
    else if (Buffer.isBuffer(chunk)) chunks.push(chunk)
  }
  return stream.sizeExceeded ? null : Buffer.concat(chunks)
}

const pending = (
  address: string,
  { remoteAddress, hostNameAppearsAs }: SMTPServerSession,
  envelopeFrom: string,
  now: string,
  { partnerships, ids }: SmtpListenerPorts,
): MailRow => {
  const { mailbox, tag } = mailboxOf(address)
  const place = partnerships.at(mailbox)
  if (place === null) throw new Reply(550, 'No such mailbox here: check the escalation address.')
  return {
    id: `${now.replace(/\D/g, '')}-${ids.secret().slice(0, 12)}`,
    mailbox,
    tag,
    partnership: place.partnership.id,
    population: place.population,
    receivedAt: now,
    envelopeFrom,
    client: { ip: remoteAddress, helo: hostNameAppearsAs },
    messageId: null,
    from: null,
    subject: null,
    outcome: 'pending',
    handled: null,
    reason: null,
    reference: null,
    immediateRisk: false,
  }
}

/** An address without, and with what followed, its plus sign (RFC 5233). */
const mailboxOf = (address: string): { mailbox: string; tag: string | null } => {
  const [, local = '', tag = null, domain = ''] =
    /^([^+@]+)(?:\+([^@]*))?@(.+)$/.exec(address.toLowerCase()) ?? []
  return { mailbox: `${local}@${domain}`, tag }
}
