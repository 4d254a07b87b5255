import { describe, expect, test } from 'vitest'
import { verify, type Authentication } from '../../functions/domain/authentication.ts'
import {
  besideSesVerdicts,
  sesVerdictsSchema,
  type SesVerdicts,
} from '../../functions/domain/ses-verdicts.ts'

const clean: SesVerdicts = { spam: 'PASS', virus: 'PASS', spf: 'PASS', dmarc: 'PASS' }
const nothingFound: Authentication = {
  trustedNetwork: false,
  dmarc: 'none',
  dmarcPolicyPublished: false,
  alignedSpf: 'none',
  alignedDkim: 'none',
  spam: false,
  virus: false,
  scanFailed: false,
}
const dkimPass: Authentication = { ...nothingFound, alignedDkim: 'pass' }
const dmarcPass: Authentication = { ...dkimPass, dmarc: 'pass', dmarcPolicyPublished: true }
const kindOf = (found: Authentication, verdicts: Partial<SesVerdicts>) =>
  verify(besideSesVerdicts(found, { ...clean, ...verdicts })).kind

describe('mail that SES took in', () => {
  test('a DMARC pass of both verifies', () => {
    expect(kindOf(dmarcPass, {})).toBe('verified')
  })

  test('a DMARC pass of SES, which saw the connection, verifies where mailauth met a silent name server', () => {
    expect(kindOf({ ...nothingFound, dmarc: 'temperror' }, {})).toBe('verified')
  })

  test('a DMARC failure of SES is not overruled', () => {
    expect(kindOf(dmarcPass, { dmarc: 'FAIL' })).toBe('not-verified')
    expect(kindOf(dkimPass, { dmarc: 'FAIL' })).toBe('not-verified')
  })

  test('of a school without a policy (GRAY) the aligned signature that mailauth found verifies', () => {
    expect(kindOf(dkimPass, { dmarc: 'GRAY' })).toBe('verified')
    expect(kindOf(nothingFound, { dmarc: 'GRAY' })).toBe('not-verified')
  })

  test('a DMARC check that SES could not make leaves the matter to mailauth', () => {
    expect(kindOf(dmarcPass, { dmarc: 'PROCESSING_FAILED' })).toBe('verified')
    expect(kindOf({ ...nothingFound, dmarc: 'fail' }, { dmarc: 'PROCESSING_FAILED' })).toBe('not-verified')
  })

  test.each([
    ['two authors', { ...nothingFound, dmarc: 'permerror' }],
    ['unsigned text below a signed one', { ...nothingFound, dmarc: 'fail', alignedDkim: 'policy' }],
    ['a sender policy that lets everybody send', { ...nothingFound, dmarc: 'fail', alignedSpf: 'policy' }],
  ] as const)('a DMARC pass of SES does not make good %s', (_, found) => {
    expect(kindOf(found, { dmarc: 'PASS' })).toBe('not-verified')
  })

  test('a pass that rests on SPF alone falls with the SPF verdict of SES', () => {
    const bySpf: Authentication = { ...nothingFound, alignedSpf: 'pass' }
    expect(kindOf(bySpf, { dmarc: 'GRAY' })).toBe('verified')
    expect(kindOf(bySpf, { dmarc: 'GRAY', spf: 'FAIL' })).toBe('not-verified')
    const dmarcBySpf: Authentication = { ...bySpf, dmarc: 'pass', dmarcPolicyPublished: true }
    expect(kindOf(dmarcBySpf, { dmarc: 'PROCESSING_FAILED', spf: 'FAIL' })).toBe('not-verified')
  })

  test('a failed SPF, as of every forwarded mail, does not harm an aligned signature', () => {
    expect(kindOf(dkimPass, { dmarc: 'GRAY', spf: 'FAIL' })).toBe('verified')
  })

  test('spam and viruses are held', () => {
    expect(besideSesVerdicts(dmarcPass, { ...clean, spam: 'FAIL' })).toMatchObject({
      spam: true,
      virus: false,
    })
    expect(besideSesVerdicts(dmarcPass, { ...clean, virus: 'FAIL' })).toMatchObject({
      spam: false,
      virus: true,
    })
    expect(kindOf(dmarcPass, { spam: 'FAIL' })).toBe('not-verified')
    expect(kindOf(dmarcPass, { virus: 'FAIL' })).toBe('not-verified')
  })

  test.each([
    { spam: 'PROCESSING_FAILED' },
    { virus: 'PROCESSING_FAILED' },
    { virus: 'DISABLED' },
    { virus: 'GRAY' },
  ] as const)('mail that the scanner could not clear is held (%o)', (verdicts) => {
    expect(kindOf(dmarcPass, verdicts)).toBe('not-verified')
  })

  test('a mere suspicion of spam does not hold the mail of a verified sender', () => {
    expect(kindOf(dmarcPass, { spam: 'GRAY' })).toBe('verified')
  })

  test('no connection to SES vouches for anybody', () => {
    expect(kindOf({ ...nothingFound, trustedNetwork: true }, { dmarc: 'GRAY' })).toBe('not-verified')
  })

  test('a verdict in a word that SES does not have is refused', () => {
    expect(sesVerdictsSchema.safeParse(clean).success).toBe(true)
    expect(sesVerdictsSchema.safeParse({ ...clean, spam: 'MAYBE' }).success).toBe(false)
  })
})
