import { describe, expect, test } from 'vitest'
import { verify, type Authentication } from '../../functions/domain/authentication.ts'

const nothingKnown: Authentication = {
  trustedNetwork: false,
  dmarc: 'none',
  dmarcPolicyPublished: false,
  alignedSpf: 'none',
  alignedDkim: 'none',
  spam: false,
  virus: false,
  scanFailed: false,
}
const kindOf = (known: Partial<Authentication>) => verify({ ...nothingKnown, ...known }).kind

describe('the ladder of authentication', () => {
  test('a DMARC pass verifies the sender', () => {
    expect(kindOf({ dmarc: 'pass', dmarcPolicyPublished: true, alignedDkim: 'pass' })).toBe('verified')
  })

  test('mail handed in by a trusted host is verified', () => {
    expect(kindOf({ trustedNetwork: true })).toBe('verified')
  })

  test.each(['alignedSpf', 'alignedDkim'] as const)(
    'where no policy is published, a pass of %s alone verifies',
    (aligned) => {
      expect(kindOf({ [aligned]: 'pass' })).toBe('verified')
    },
  )

  test('where a policy is published and fails, an aligned pass beside it does not verify', () => {
    expect(kindOf({ dmarc: 'fail', dmarcPolicyPublished: true, alignedSpf: 'pass' })).toBe('not-verified')
  })

  test.each(['fail', 'softfail', 'neutral', 'none', 'permerror', 'policy'] as const)(
    'an aligned result of %s verifies nobody',
    (result) => {
      expect(kindOf({ alignedSpf: result, alignedDkim: result })).toBe('not-verified')
    },
  )

  test('as long as no name server says whether there is a policy, an aligned pass has to wait', () => {
    expect(kindOf({ dmarc: 'temperror', alignedDkim: 'pass' })).toBe('try-again')
  })

  test('as long as a name server keeps back the key or the sender policy, the mail is tried again and not refused', () => {
    expect(kindOf({ alignedDkim: 'temperror', alignedSpf: 'fail' })).toBe('try-again')
    expect(kindOf({ dmarc: 'fail', dmarcPolicyPublished: true, alignedSpf: 'temperror' })).toBe('try-again')
  })

  test('a question that stays open does not matter once another pass has verified the sender', () => {
    expect(kindOf({ alignedDkim: 'pass', alignedSpf: 'temperror' })).toBe('verified')
  })

  test('a mail that does not name exactly one author verifies nobody, whatever else passes, and says so', () => {
    expect(verify({ ...nothingKnown, dmarc: 'permerror', alignedSpf: 'pass' })).toEqual({
      kind: 'not-verified',
      reason: 'This mail does not name exactly one sender.',
    })
  })

  test.each([
    ['virus', 'A virus was found in this mail.'],
    ['spam', 'This mail was marked as spam.'],
    ['scanFailed', 'This mail could not be checked for viruses and spam.'],
  ] as const)(
    'a finding of %s holds the mail of the best verified sender, with its reason',
    (finding, reason) => {
      const verified = { ...nothingKnown, trustedNetwork: true, dmarc: 'pass' } as const
      expect(verify({ ...verified, [finding]: true })).toEqual({ kind: 'not-verified', reason })
    },
  )
})
