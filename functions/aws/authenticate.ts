import type { Authentication } from '../domain/authentication.ts'
import type { Archive } from '../domain/ports.ts'
import type { MailRow } from '../domain/record.ts'
import { besideSesVerdicts, sesVerdictsSchema, type SesVerdicts } from '../domain/ses-verdicts.ts'
import { evaluate, UNVERIFIED, type Resolver } from '../receive-mail/authentication/evaluate.ts'
import { headerSection } from '../receive-mail/authentication/header-section.ts'
import { receivedFrom } from '../receive-mail/authentication/received-from.ts'
import { verdictsKey } from './ses-receipt.ts'

/** Mail that nobody announced: SES's scanners may have spoken, but we did not hear them. */
export const NOT_ANNOUNCED: SesVerdicts = {
  spam: 'PROCESSING_FAILED',
  virus: 'PROCESSING_FAILED',
  spf: 'GRAY',
  dmarc: 'GRAY',
}

/** Evaluates SPF, DKIM and DMARC on the raw mail, beside what SES found while it took the mail in. */
export const sesAuthenticator =
  (archive: Archive, resolver: Resolver) =>
  async ({ id, envelopeFrom, receivedAt }: MailRow, raw: Uint8Array): Promise<Authentication> => {
    const kept = await archive.get(verdictsKey(id))
    const verdicts =
      kept === null ? NOT_ANNOUNCED : sesVerdictsSchema.parse(JSON.parse(Buffer.from(kept).toString()))
    return besideSesVerdicts(await found(raw, envelopeFrom, receivedAt, resolver), verdicts)
  }

const found = async (
  raw: Uint8Array,
  envelopeFrom: string,
  receivedAt: string,
  resolver: Resolver,
): Promise<Authentication> => {
  const section = headerSection(raw)
  if (section.kind === 'too-long') return { ...UNVERIFIED, alignedSpf: 'policy', alignedDkim: 'policy' }
  const { fields } = section
  // SES writes its own Received field first; what stands below it is the sender's word.
  const first = fields.find(({ name }) => name === 'received')
  const from = first === undefined ? null : receivedFrom(first.value)
  const client = from?.kind === 'client' ? { ip: from.ip, helo: from.helo } : null
  return await evaluate(raw, fields, { client, envelopeFrom, receivedAt: new Date(receivedAt) }, resolver)
}
