import { z } from 'zod'
import type { MimeMessage } from './mime.ts'
import type { MailAddress } from './reading.ts'

/** Who wrote to whom, about what, in answer to which message. */
export interface Envelope {
  /** Every value of a header, unfolded, not decoded. */
  readonly header: (name: string) => readonly string[]
  readonly messageId: string | null
  readonly inReplyTo: readonly string[]
  readonly references: readonly string[]
  readonly from: string | null
  readonly fromName: string | null
  readonly to: readonly MailAddress[]
  readonly cc: readonly MailAddress[]
  readonly subject: string
}

const MAX_HEADERS = 100
const MAX_IDS = 200
const NONE: readonly string[] = []
const MAX_ADDRESSES = 500
const MAX_SUBJECT = 998

const boxSchema = z.object({
  address: z.string().catch(''),
  name: z.string().catch(''),
  group: z.array(z.unknown()).optional(),
})
const addressesSchema = z.object({ value: z.array(boxSchema) })

export function envelopeOf(mime: MimeMessage): Envelope {
  const lines = Map.groupBy(mime.headerLines, ({ key }) => key)
  const header = (name: string): readonly string[] =>
    lines
      .get(name)
      ?.slice(0, MAX_HEADERS)
      .map(({ line }) =>
        line
          .slice(line.indexOf(':') + 1)
          .replace(/\r?\n[ \t]*/gu, ' ')
          .trim(),
      ) ?? NONE
  const senders = addressesOf(mime.headers.get('from'))
  const isSingle = header('from').length === 1 && senders.length === 1
  const ids = header('message-id').flatMap(idsIn)
  return {
    header,
    messageId: ids.length === 1 ? (ids[0] ?? null) : null,
    inReplyTo: header('in-reply-to').flatMap(idsIn).slice(0, MAX_IDS),
    references: header('references').flatMap(idsIn).slice(-MAX_IDS),
    from: isSingle ? (senders[0]?.address ?? null) : null,
    fromName: isSingle ? nameOf(senders[0]) : null,
    to: addressesOf(mime.headers.get('to')),
    cc: addressesOf(mime.headers.get('cc')),
    subject: subjectOf(mime.headers.get('subject')),
  }
}

/** An address without a display name is read by its parser as having an empty one. */
const nameOf = (sender: MailAddress | undefined): string | null =>
  sender === undefined || sender.name === '' ? null : sender.name

const idsIn = (value: string): string[] => [...value.matchAll(/<[^<>\s]{1,900}>/gu)].map((match) => match[0])

function addressesOf(value: unknown): MailAddress[] {
  if (value === undefined) return []
  const objects: readonly unknown[] = Array.isArray(value) ? value : [value]
  return objects
    .flatMap((object) => {
      const parsed = addressesSchema.safeParse(object)
      return parsed.success ? parsed.data.value : []
    })
    .flatMap((box) => [box, ...(box.group ?? []).flatMap((member) => boxSchema.safeParse(member).data ?? [])])
    .filter(({ address }) => /^[^\s@<>]+@[^\s@<>]+$/u.test(address))
    .slice(0, MAX_ADDRESSES)
    .map(({ address, name }) => ({ address: address.toLowerCase(), name: oneLine(name) }))
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim().slice(0, MAX_SUBJECT)

const subjectOf = (value: unknown): string => (typeof value === 'string' ? oneLine(value) : '')
