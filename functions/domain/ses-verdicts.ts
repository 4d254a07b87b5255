import { z } from 'zod'
import type { Authentication } from './authentication.ts'

/** SES's words for a verdict (receipt object of its notification). */
const verdictSchema = z.enum(['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED', 'DISABLED'])
type Verdict = z.infer<typeof verdictSchema>

/** What SES found while it took the mail in. Its DKIM verdict names no domain, so it says nothing about the author. */
export const sesVerdictsSchema = z.object({
  spam: verdictSchema,
  virus: verdictSchema,
  spf: verdictSchema,
  dmarc: verdictSchema,
})
export type SesVerdicts = z.infer<typeof sesVerdictsSchema>

/**
 * What mailauth found on the raw mail, beside SES's verdicts. SES saw the connection and mailauth the domains, so
 * neither passes a mail that the other fails; where SES has no answer (GRAY: no policy published), mailauth's stands.
 */
export const besideSesVerdicts = (found: Authentication, verdicts: SesVerdicts): Authentication => {
  const alignedSpf = verdicts.spf === 'FAIL' && found.alignedSpf === 'pass' ? 'fail' : found.alignedSpf
  return {
    ...found,
    ...dmarcBeside({ ...found, alignedSpf }, verdicts.dmarc),
    // SES takes mail from the whole internet: no connection to it vouches for anybody.
    trustedNetwork: false,
    alignedSpf,
    spam: verdicts.spam === 'FAIL',
    virus: verdicts.virus === 'FAIL',
    scanFailed:
      NOT_SCANNED.has(verdicts.spam) || NOT_SCANNED.has(verdicts.virus) || verdicts.virus === 'GRAY',
  }
}

/** A doubt about spam (GRAY) is no finding, since who sent it is known; a doubt about a virus is one. */
const NOT_SCANNED: ReadonlySet<Verdict> = new Set(['PROCESSING_FAILED', 'DISABLED'])

const dmarcBeside = (
  found: Authentication,
  verdict: Verdict,
): Pick<Authentication, 'dmarc' | 'dmarcPolicyPublished'> => {
  const { dmarc, dmarcPolicyPublished, alignedSpf, alignedDkim } = found
  if (verdict === 'FAIL') return { dmarc: 'fail', dmarcPolicyPublished: true }
  // SES does not see what mailauth holds against a pass: two authors, unsigned text below a signed one.
  const heldAgainst = dmarc === 'permerror' || alignedSpf === 'policy' || alignedDkim === 'policy'
  if (verdict === 'PASS' && !heldAgainst) return { dmarc: 'pass', dmarcPolicyPublished: true }
  const nothingPasses = alignedSpf !== 'pass' && alignedDkim !== 'pass'
  return { dmarc: dmarc === 'pass' && nothingPasses ? 'fail' : dmarc, dmarcPolicyPublished }
}
