import type { Authentication } from '../domain/authentication.ts'
import type { MailRow } from '../domain/record.ts'
import { evaluate, UNVERIFIED, type Resolver } from '../receive-mail/authentication/evaluate.ts'
import { headerSection, type HeaderField } from '../receive-mail/authentication/header-section.ts'
import { receivedFrom } from '../receive-mail/authentication/received-from.ts'
import type { TrustedNetworks } from './trusted-networks.ts'

export { parseTrustedNetworks } from './trusted-networks.ts'

export interface AuthenticatorPorts {
  /** `dns.promises.resolve`, or what answers and fails like it. */
  readonly resolver: Resolver
  readonly trustedNetworks: TrustedNetworks
}

type Arrived = Pick<MailRow, 'envelopeFrom' | 'client' | 'receivedAt'>

/**
 * Finds out who sent a mail. Handed in directly by a trusted host it counts as authenticated, and no name server is
 * asked; otherwise SPF, DKIM and DMARC are evaluated, for a mail that a trusted host only passed on as if it had come to us
 * from where that host had it. There is no scanner on one machine, so nothing is ever spam or a virus.
 */
export const authenticator =
  ({ resolver, trustedNetworks }: AuthenticatorPorts) =>
  async ({ envelopeFrom, client, receivedAt }: Arrived, raw: Uint8Array): Promise<Authentication> => {
    const section = headerSection(raw)
    if (section.kind === 'too-long') return { ...UNVERIFIED, alignedSpf: 'policy', alignedDkim: 'policy' }
    const { fields } = section
    // Two authors, or none: whoever vouches for the mail, it cannot be said for whom (RFC 7489, 6.6.1).
    if (fields.filter(({ name }) => name === 'from').length !== 1)
      return { ...UNVERIFIED, dmarc: 'permerror' }

    const origin = originOf(client, fields, trustedNetworks)
    if (origin.kind === 'trusted') return { ...UNVERIFIED, trustedNetwork: true }
    const transaction = { client: origin.client, envelopeFrom, receivedAt: new Date(receivedAt) }
    return evaluate(raw, fields, transaction, resolver)
  }

type Origin =
  | { readonly kind: 'trusted' }
  /** Handed over by somebody else: by whom, if a trusted host states it. */
  | { readonly kind: 'elsewhere'; readonly client: MailRow['client'] | null }

/**
 * Follows the mail from our own connection down the `Received` fields, newest first, as long as each was written by a
 * trusted host. What an untrusted host wrote below says nothing.
 */
const originOf = (
  connection: MailRow['client'],
  fields: readonly HeaderField[],
  trusted: TrustedNetworks,
): Origin => {
  if (!trusted.include(connection.ip)) return { kind: 'elsewhere', client: connection }
  // Below a field that names no client the next may be anybody's: it can cast doubt on a mail, but not vouch for it.
  let isTrustedWriter = true
  for (const { name, value } of fields) {
    if (name !== 'received') continue
    const from = receivedFrom(value)
    if (from.kind === 'unstated') return { kind: 'elsewhere', client: null }
    if (from.kind === 'itself') isTrustedWriter = false
    else if (!trusted.include(from.ip)) return { kind: 'elsewhere', client: isTrustedWriter ? from : null }
  }
  return { kind: 'trusted' }
}
