import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser, type ParsedMail } from 'mailparser'
import { createTransport } from 'nodemailer'
import type { Attachment } from 'nodemailer/lib/mailer'
import type { Program } from './program.ts'
import type { CaseShown, MailShown, Notice } from './register.ts'

export interface Letter {
  readonly from: string
  /** Whom the sender wrote it to, as their mail program shows it. */
  readonly to: string
  readonly cc?: string
  readonly subject: string
  readonly text: string
  readonly messageId?: string
  readonly inReplyTo?: string
  readonly references?: string[]
  readonly headers?: Record<string, string>
  readonly attachments?: Attachment[]
  /** The sender of the envelope where it is not the From address; empty for a null path (RFC 5321, 4.5.5). */
  readonly returnPath?: string
}

/** Hands a mail in as the sender's own mail server would: Stepwise gets the copy for each of its own addresses. */
export const post = async (program: Program, letter: Letter, ...mailboxes: string[]): Promise<string> => {
  const { returnPath, ...rest } = letter
  const { messageId } = await transportTo(program).sendMail({
    ...rest,
    envelope: { from: returnPath ?? addressOf(letter.from), to: mailboxes },
  })
  await program.settle()
  return messageId
}

/** Hands in a message exactly as it stands. */
export const postRaw = async (
  program: Program,
  raw: string,
  returnPath: string,
  ...mailboxes: string[]
): Promise<void> => {
  await transportTo(program).sendMail({ raw, envelope: { from: returnPath, to: mailboxes } })
  await program.settle()
}

const transportTo = ({ smtpPort }: Program) =>
  createTransport({ host: '127.0.0.1', port: smtpPort, secure: false, ignoreTLS: true })

const addressOf = (from: string): string => /<(.+)>/.exec(from)?.[1] ?? from

/** What became of the mail with this Message-ID, in one mailbox or in each that it came to. */
export const ledgerEntries = async (program: Program, messageId: string): Promise<MailShown[]> =>
  (await program.register.mail()).filter((mail) => mail.messageId === messageId)

export const ledgerEntry = async (program: Program, messageId: string): Promise<MailShown> => {
  const [entry, ...others] = await ledgerEntries(program, messageId)
  if (entry === undefined || others.length > 0)
    throw new Error(`${others.length + (entry === undefined ? 0 : 1)} entries`)
  return entry
}

/** Hands in a mail that opens a case, and gives that case. */
export const open = async (program: Program, letter: Letter, ...mailboxes: string[]): Promise<string> => {
  const { outcome, reason, reference } = await ledgerEntry(program, await post(program, letter, ...mailboxes))
  if (outcome !== 'opened' || reference === null) throw new Error(`${outcome}: ${reason ?? ''}`)
  return reference
}

/** The notice itself, as it stands in the archive: the very bytes that went out. */
export const noticeMail = async (program: Program, { id }: Notice): Promise<ParsedMail> =>
  await simpleParser(readFileSync(join(program.dataDir, 'archive', 'notices', `${id}.eml`)))

/** The newest notice of a kind that somebody has had about a case. */
export const noticeTo = (shown: CaseShown, kind: string, to: string): Notice => {
  const found = shown.notices.filter((notice) => notice.kind === kind && notice.to === to).at(-1)
  if (found === undefined) throw new Error(`no ${kind} to ${to} among ${told(shown).join(', ')}`)
  return found
}

/** Who has had which notice, in order, as "kind to whom". */
export const told = ({ notices }: Pick<CaseShown, 'notices'>): string[] =>
  notices.map(({ kind, to }) => `${kind} to ${to}`)

/** Answers a mail as a person does: to its Reply-To, in its thread, above what it said. */
export const answer = async (
  program: Program,
  mail: ParsedMail,
  from: string,
  text: string,
  more: Partial<Letter> = {},
): Promise<string> => {
  const to = mail.replyTo?.value[0]?.address ?? mail.from?.value[0]?.address ?? ''
  const quoted = (mail.text ?? '').split('\n').map((line) => `> ${line}`)
  const on = `On Monday, ${mail.from?.text.replaceAll(/[<>"]/g, '') ?? ''} wrote:`
  const letter: Letter = {
    from,
    to,
    subject: `Re: ${mail.subject ?? ''}`,
    text: [text, '', on, ...quoted].join('\n'),
    ...(mail.messageId === undefined ? {} : { inReplyTo: mail.messageId, references: [mail.messageId] }),
    ...more,
  }
  return await post(program, letter, to)
}

/** A notice's text without its line breaks and quote marks, as the reader takes it in. */
export const unwrapped = (text: string): string => text.replaceAll(/\s*\n(?:> ?)*\s*/g, ' ')
