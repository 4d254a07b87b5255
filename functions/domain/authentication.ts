import { z } from 'zod'

/** Results in the words of RFC 8601, section 2.7. */
export const resultSchema = z.enum([
  'pass',
  'fail',
  'softfail',
  'neutral',
  'none',
  'temperror',
  'permerror',
  'policy',
])
export type Result = z.infer<typeof resultSchema>

/** What is known of who really sent a mail: the same value from mailauth on one machine and beside SES's verdicts on AWS. */
export interface Authentication {
  /** Handed in directly from a network that the deployment trusts. */
  readonly trustedNetwork: boolean
  /** `permerror`: the mail does not name exactly one author, so there is no domain to ask (RFC 7489, section 6.6.1). */
  readonly dmarc: Result
  /** Whether the From domain publishes a DMARC policy (RFC 7489, section 6.3). */
  readonly dmarcPolicyPublished: boolean
  /**
   * The result for what is aligned with the From domain (RFC 7489, section 3.1), `none` if nothing is. `policy`: it
   * passed, but proves too little, as when anybody passes or part of the mail is not signed.
   */
  readonly alignedSpf: Result
  readonly alignedDkim: Result
  readonly spam: boolean
  readonly virus: boolean
  /** A scanner was to look, and could not say. False where there is no scanner. */
  readonly scanFailed: boolean
}

export type Verification =
  | { readonly kind: 'verified' }
  | { readonly kind: 'not-verified'; readonly reason: string }
  /** A name server did not answer (RFC 7489, section 6.6.2: temperror): try again, do not fail. The reason, should it never. */
  | { readonly kind: 'try-again'; readonly reason: string }

/** The ladder: a DMARC pass; or, where the domain publishes no policy (many schools), an aligned SPF or DKIM pass. */
export const verify = (authentication: Authentication): Verification => {
  const { dmarc, dmarcPolicyPublished, alignedDkim, alignedSpf } = authentication
  if (authentication.virus) return notVerified('A virus was found in this mail.')
  if (authentication.spam) return notVerified('This mail was marked as spam.')
  if (authentication.scanFailed) return notVerified('This mail could not be checked for viruses and spam.')
  if (authentication.trustedNetwork || dmarc === 'pass') return { kind: 'verified' }
  if (dmarc === 'permerror') return notVerified('This mail does not name exactly one sender.')
  // While it is not known whether there is a policy, the rung below cannot be trodden: the policy may forbid it.
  if (dmarc === 'temperror') return TRY_AGAIN
  if (!dmarcPolicyPublished && (alignedDkim === 'pass' || alignedSpf === 'pass')) return { kind: 'verified' }
  if (alignedDkim === 'temperror' || alignedSpf === 'temperror') return TRY_AGAIN
  return notVerified('It could not be verified that this mail came from the address it names.')
}

const notVerified = (reason: string): Verification => ({ kind: 'not-verified', reason })

const TRY_AGAIN: Verification = {
  kind: 'try-again',
  reason: 'The name servers that could say whether this mail came from the address it names did not answer.',
}
