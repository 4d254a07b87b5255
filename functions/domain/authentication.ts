import { z } from 'zod'

/** Results in the words of RFC 8601, section 2.7. */
const resultSchema = z.enum([
  'pass',
  'fail',
  'softfail',
  'neutral',
  'none',
  'temperror',
  'permerror',
  'policy',
])

/** What is known of who really sent a mail: the same value from mailauth on one machine and beside SES's verdicts on AWS. */
export const authenticationSchema = z.object({
  /** Handed in directly from a network that the deployment trusts. */
  trustedNetwork: z.boolean(),
  dmarc: resultSchema,
  /** Whether the From domain publishes a DMARC policy (RFC 7489, section 6.3). */
  dmarcPolicyPublished: z.boolean(),
  /** Passes that are aligned with the From domain (RFC 7489, section 3.1). */
  alignedSpf: resultSchema,
  alignedDkim: resultSchema,
  spam: z.boolean(),
  virus: z.boolean(),
})
export type Authentication = z.infer<typeof authenticationSchema>

export type Verification =
  | { readonly kind: 'verified' }
  | { readonly kind: 'not-verified'; readonly reason: string }
  /** A name server did not answer (RFC 7489, section 6.6.2: temperror): try again, do not fail. */
  | { readonly kind: 'try-again' }

/** The ladder: a DMARC pass; or, where the domain publishes no policy (many schools), an aligned SPF or DKIM pass. */
export const verify = (authentication: Authentication): Verification => {
  const { dmarc, dmarcPolicyPublished, alignedDkim, alignedSpf } = authentication
  if (authentication.virus) return notVerified('A virus was found in this mail.')
  if (authentication.spam) return notVerified('This mail was marked as spam.')
  if (authentication.trustedNetwork || dmarc === 'pass') return { kind: 'verified' }
  if (!dmarcPolicyPublished && (alignedDkim === 'pass' || alignedSpf === 'pass')) return { kind: 'verified' }
  if ([dmarc, alignedDkim, alignedSpf].includes('temperror')) return { kind: 'try-again' }
  return notVerified('It could not be verified that this mail came from the address it names.')
}

const notVerified = (reason: string): Verification => ({ kind: 'not-verified', reason })
