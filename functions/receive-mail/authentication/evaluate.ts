import { isIP, isIPv4 } from 'node:net'
import type { DNSResolver } from 'mailauth'
// By its files, as the whole package also loads what judges brand logos and their certificates (BIMI).
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { dmarc } from 'mailauth/lib/dmarc/index.js'
import { spf } from 'mailauth/lib/spf/index.js'
import { z } from 'zod'
import { resultSchema, type Authentication, type Result } from '../../domain/authentication.ts'
import { isAligned } from './alignment.ts'
import { passThatCounts, signedPart } from './signatures.ts'
import type { HeaderField } from './header-section.ts'

/** Answers one question to the DNS, as `dns.promises.resolve` does: its answers, its error codes. */
export type Resolver = (name: string, type: string) => Promise<unknown>

/** The SMTP transaction in which a host that we do not trust handed the mail over. */
export interface Transaction {
  /** Null where nobody who can be trusted has seen it. */
  readonly client: { readonly ip: string; readonly helo: string } | null
  /** The reverse-path; empty for a null path. */
  readonly envelopeFrom: string
  /** The moment for which signatures must not have expired. */
  readonly receivedAt: Date
}

/** RFC 7208, 4.6.4 */
const SPF_TIME_LIMIT_MS = 20_000

/** Nobody sends from here: reserved for ever (RFC 1112, 4) and for discarding (RFC 6666). */
const NOBODY = { v4: '240.0.0.1', v6: '100::1' }

/** What mailauth leaves out of its answer where no policy was found or asked. */
const dmarcSchema = z.object({
  status: z.object({ result: resultSchema, header: z.object({ from: z.string() }) }),
  policyDomain: z.string().optional(),
  alignment: z
    .object({
      spf: z.object({ result: z.string().optional(), strict: z.boolean() }),
      dkim: z.object({ result: z.string().optional(), strict: z.boolean() }),
    })
    .optional(),
})

/**
 * SPF (RFC 7208), DKIM (RFC 6376) and DMARC (RFC 7489, RFC 9989) of one mail. ARC (RFC 8617) is not asked: what a
 * forwarder vouches for is worth what the forwarder is, and nobody has said which to trust.
 *
 * @throws nothing on what the DNS says or does not say: an unanswered question is `temperror`
 */
export const evaluate = async (
  raw: Uint8Array,
  fields: readonly HeaderField[],
  transaction: Transaction,
  resolver: Resolver,
): Promise<Authentication> => {
  const dns = askingOnce(resolver)
  const { client, envelopeFrom, receivedAt } = transaction
  const signed = signedPart(raw, fields)
  const found = await dkimVerify(signed.message, {
    resolver: dns,
    curTime: receivedAt,
    // RFC 8301, 3.1: rsa-sha1 must not be used for verifying.
    rejectRsaSha1: true,
  })
  const signatures = found.results.map((signature) => ({
    domain: signature.signingDomain ?? '',
    result: passThatCounts(signature, fields),
  }))
  const sender = await checkSender(client, envelopeFrom, dns)
  const answer = await dmarc({
    headerFrom: found.headerFrom,
    fromFields: found.fromFields,
    spfDomains: sender.result === 'pass' ? [sender.domain] : [],
    dkimDomains: signatures.filter(({ result }) => result === 'pass'),
    resolver: dns,
  })
  if (answer === false) return { ...UNVERIFIED, dmarc: 'permerror' }

  const { status, policyDomain, alignment } = dmarcSchema.parse(answer)
  const author = status.header.from
  const published = policyDomain !== undefined
  // With a policy DMARC has said which passes are aligned; a pass that it does not name is not.
  const word = (result: Result): Result => (published && result === 'pass' ? 'none' : result)
  const spfAligned = isAligned(sender.domain, author, alignment?.spf.strict ?? false)
  const dkimAligned = signatures.filter(({ domain }) =>
    isAligned(domain, author, alignment?.dkim.strict ?? false),
  )
  const dkimResults = dkimAligned.map(({ result }) => word(result))
  return {
    ...UNVERIFIED,
    dmarc: status.result,
    dmarcPolicyPublished: published,
    alignedSpf:
      alignment?.spf.result !== undefined ? 'pass' : spfAligned ? word(sender.result) : UNVERIFIED.alignedSpf,
    alignedDkim:
      alignment?.dkim.result !== undefined
        ? 'pass'
        : (STRONGEST_FIRST.find((result) => dkimResults.includes(result)) ?? signed.unless),
  }
}

/** Nothing is known of who sent a mail. */
export const UNVERIFIED: Authentication = {
  trustedNetwork: false,
  dmarc: 'none',
  dmarcPolicyPublished: false,
  alignedSpf: 'none',
  alignedDkim: 'none',
  spam: false,
  virus: false,
  scanFailed: false,
}

/** Of several signatures one pass is enough (RFC 6376, 6.1); one that may yet pass comes before those that cannot. */
const STRONGEST_FIRST: readonly Result[] = ['pass', 'temperror', 'policy', 'fail', 'permerror', 'neutral']

interface Sender {
  readonly domain: string
  readonly result: Result
}

/** SPF of the reverse-path or, where it is null, of the name in the client's greeting (RFC 7208, 2.4). */
const checkSender = async (
  client: Transaction['client'],
  envelopeFrom: string,
  resolver: DNSResolver,
): Promise<Sender> => {
  if (client === null || isIP(client.ip) === 0) return { domain: '', result: 'none' }
  const helo = isIP(client.helo) === 0 ? client.helo : `[${client.helo}]`
  const check = async (ip: string): Promise<Sender> => {
    const { domain, status } = await spf({
      sender: envelopeFrom,
      ip,
      helo,
      resolver,
      maxElapsedTime: SPF_TIME_LIMIT_MS,
    })
    return { domain, result: resultSchema.parse(status.result) }
  }
  const sender = await check(client.ip)
  if (sender.result !== 'pass') return sender
  // `+all`, however it is put: what lets everybody send proves nothing about who did (RFC 8601, 2.7.2: policy).
  const anybody = await check(isIPv4(client.ip.replace(/^::ffff:/iu, '')) ? NOBODY.v4 : NOBODY.v6)
  return anybody.result === 'pass' ? { ...sender, result: 'policy' } : sender
}

/** One question is asked once for one mail, by whichever of the three needs the answer. */
const askingOnce = (resolver: Resolver): DNSResolver => {
  const answers = new Map<string, Promise<string[]>>()
  return (name, type) => {
    const question = `${type} ${name}`
    const known = answers.get(question)
    if (known !== undefined) return known
    const answer = resolver(name, type).then((records) => recordsSchema.parse(records))
    answers.set(question, answer)
    return answer
  }
}

/** mailauth's type forgets that MX records are objects; it reads them as such. */
const recordsSchema = z.custom<string[]>((records) => Array.isArray(records), 'the DNS answered no list')
