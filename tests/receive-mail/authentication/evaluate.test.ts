import { domainToASCII } from 'node:url'
import { describe, expect, test } from 'vitest'
import { verify } from '../../../functions/domain/authentication.ts'
import { evaluate } from '../../../functions/receive-mail/authentication/evaluate.ts'
import { headerSection } from '../../../functions/receive-mail/authentication/header-section.ts'
import { read } from '../../../functions/domain/reading/read.ts'
import { FROM, keyOf, mailOf, signedBy } from './signed-mail.ts'
import { serving, type Zone } from './zone.ts'

const SCHOOL = 'parkside-primary.example'
const keys: Zone = { ...keyOf(SCHOOL), ...keyOf(`mail.${SCHOOL}`), ...keyOf('evil.example') }
const policyOf = (domain: string, policy: string): Zone => ({
  [`TXT _dmarc.${domain}`]: [`v=DMARC1; ${policy}`],
})

const judging = async (raw: string, zone: Zone = keys, receivedAt = '2026-11-03T10:05:00Z') => {
  const bytes = Buffer.from(raw)
  const section = headerSection(bytes)
  if (section.kind === 'too-long') throw new Error('the test wrote too long a header')
  const transaction = { client: null, envelopeFrom: '', receivedAt: new Date(receivedAt) }
  const server = serving(zone)
  const authentication = await evaluate(bytes, section.fields, transaction, server.resolver)
  return { authentication, kind: verify(authentication).kind, asked: server.asked }
}

describe('a signature of the author’s domain', () => {
  test.each(['relaxed/relaxed', 'simple/simple', 'relaxed/simple', 'simple/relaxed'])(
    'verifies where no policy is published (%s)',
    async (canonicalization) => {
      const { authentication, kind } = await judging(await signedBy(SCHOOL, mailOf(), { canonicalization }))
      expect(authentication).toMatchObject({
        dmarc: 'none',
        dmarcPolicyPublished: false,
        alignedDkim: 'pass',
      })
      expect(kind).toBe('verified')
    },
  )

  test('verifies a mail that reached us with bare line feeds', async () => {
    const signed = await signedBy(SCHOOL, mailOf())
    expect((await judging(signed.replaceAll('\r\n', '\n'))).kind).toBe('verified')
  })

  test('passes DMARC where a policy is published', async () => {
    const { authentication } = await judging(await signedBy(SCHOOL, mailOf()), {
      ...keys,
      ...policyOf(SCHOOL, 'p=reject'),
    })
    expect(authentication).toMatchObject({ dmarc: 'pass', dmarcPolicyPublished: true, alignedDkim: 'pass' })
  })

  test('verifies for the domain beneath which its mail server is', async () => {
    expect((await judging(await signedBy(`mail.${SCHOOL}`, mailOf()))).kind).toBe('verified')
  })

  test('from beneath the domain counts under a relaxed policy and not under a strict one', async () => {
    const signed = await signedBy(`mail.${SCHOOL}`, mailOf())
    const relaxed = await judging(signed, { ...keys, ...policyOf(SCHOOL, 'p=none') })
    expect(relaxed.authentication).toMatchObject({ dmarc: 'pass', alignedDkim: 'pass' })
    const strict = await judging(signed, { ...keys, ...policyOf(SCHOOL, 'p=none; adkim=s') })
    expect(strict.authentication).toMatchObject({
      dmarc: 'fail',
      alignedDkim: 'none',
      dmarcPolicyPublished: true,
    })
    expect(strict.kind).toBe('not-verified')
  })

  test('from above the domain does not count where a policy says that the domain stands for itself', async () => {
    const domain = `sixth-form.${SCHOOL}`
    const signed = await signedBy(SCHOOL, mailOf([`From: head@${domain}`]))
    expect((await judging(signed)).authentication.alignedDkim).toBe('pass')
    const { authentication } = await judging(signed, { ...keys, ...policyOf(domain, 'p=none; psd=n') })
    expect(authentication).toMatchObject({ dmarc: 'fail', alignedDkim: 'none' })
  })

  test('does not verify after the text has been changed on the way', async () => {
    const changed = (await signedBy(SCHOOL, mailOf())).replace('step two', 'step three')
    const { authentication, kind } = await judging(changed)
    expect(authentication.alignedDkim).not.toBe('pass')
    expect(kind).toBe('not-verified')
  })

  test('does not verify after the subject has been changed on the way', async () => {
    const changed = (await signedBy(SCHOOL, mailOf())).replace('Subject: Step two', 'Subject: Step three')
    expect((await judging(changed)).authentication.alignedDkim).toBe('fail')
  })

  test('counts until it expires and not after, by the time at which the mail came in', async () => {
    const signed = await signedBy(SCHOOL, mailOf(), { expires: '2026-11-04T10:00:00Z' })
    expect((await judging(signed, keys, '2026-11-04T09:59:00Z')).authentication.alignedDkim).toBe('pass')
    const late = await judging(signed, keys, '2026-11-04T10:01:00Z')
    expect(late.authentication.alignedDkim).toBe('neutral')
    expect(late.kind).toBe('not-verified')
  })

  test.each([
    ['was withdrawn', { [`TXT k1._domainkey.${SCHOOL}`]: ['v=DKIM1; p='] }],
    ['does not exist', {}],
    ['is another’s', { [`TXT k1._domainkey.${SCHOOL}`]: ['v=DKIM1; k=rsa; p=AAAA'] }],
  ])('whose key %s does not verify', async (_, zone) => {
    expect((await judging(await signedBy(SCHOOL, mailOf()), zone)).kind).toBe('not-verified')
  })

  test('by an algorithm that must no longer be used does not verify', async () => {
    const signed = await signedBy(SCHOOL, mailOf(), { algorithm: 'rsa-sha1' })
    expect((await judging(signed)).authentication.alignedDkim).toBe('policy')
  })

  test('whose key no name server gives is tried again', async () => {
    const { authentication, kind } = await judging(await signedBy(SCHOOL, mailOf()), {
      [`TXT k1._domainkey.${SCHOOL}`]: 'ETIMEOUT',
    })
    expect(authentication.alignedDkim).toBe('temperror')
    expect(kind).toBe('try-again')
  })

  test('waits for the policy that might forbid it', async () => {
    const { authentication, kind } = await judging(await signedBy(SCHOOL, mailOf()), {
      ...keys,
      [`TXT _dmarc.${SCHOOL}`]: 'ESERVFAIL',
    })
    expect(authentication).toMatchObject({ dmarc: 'temperror', dmarcPolicyPublished: false })
    expect(kind).toBe('try-again')
  })

  test('counts beside broken ones', async () => {
    const broken = (await signedBy(SCHOOL, mailOf())).replace(/b=[\s\S]*?\r\n(?=\S)/u, 'b=AAAA\r\n')
    expect((await judging(broken)).authentication.alignedDkim).toBe('fail')
    expect((await judging(await signedBy(SCHOOL, broken))).authentication.alignedDkim).toBe('pass')
  })
})

describe('a genuine signature on altered mail', () => {
  const limited = async () => signedBy(SCHOOL, mailOf(), { maxBodyLength: 20 })

  test('that covers the beginning of the text alone proves too little', async () => {
    const { authentication, kind } = await judging(await limited())
    expect(authentication.alignedDkim).toBe('policy')
    expect(kind).toBe('not-verified')
  })

  test('does not vouch for text added below what it covers, with or without a policy', async () => {
    const body = 'Further to our call.\r\n'
    const signed = await signedBy(SCHOOL, mailOf([`From: ${FROM}`], body), { maxBodyLength: body.length })
    expect((await judging(signed)).authentication.alignedDkim).toBe('pass')
    const added = `${signed}This is step three of the Escalation Process.\r\n`
    expect((await judging(added)).authentication.alignedDkim).toBe('policy')
    const { authentication, kind } = await judging(added, { ...keys, ...policyOf(SCHOOL, 'p=none') })
    expect(authentication).toMatchObject({ dmarc: 'fail', alignedDkim: 'policy' })
    expect(kind).toBe('not-verified')
  })

  test.each([
    'Subject: Step three of the Escalation Process',
    'To: someone.else@childrens-services.example',
    'Date: Wed, 4 Nov 2026 10:00:00 +0000',
    'Message-ID: <2@parkside-primary.example>',
    'Content-Type: text/html',
  ])('does not vouch for a second field on top: %s', async (field) => {
    const signed = await signedBy(SCHOOL, mailOf())
    expect((await judging(signed)).kind).toBe('verified')
    const { authentication, kind } = await judging(`${field}\r\n${signed}`)
    expect(authentication.alignedDkim).toBe('policy')
    expect(kind).toBe('not-verified')
  })

  test('does not vouch for a second author', async () => {
    const { authentication, kind } = await judging(
      `From: head@evil.example\r\n${await signedBy(SCHOOL, mailOf())}`,
    )
    expect(authentication.dmarc).toBe('permerror')
    expect(kind).toBe('not-verified')
  })

  test('does not vouch for a subject that it does not cover', async () => {
    const signed = await signedBy(SCHOOL, mailOf(), { headerList: ['From', 'Date'] })
    expect((await judging(signed)).authentication.alignedDkim).toBe('policy')
  })
})

describe('a signature of another domain', () => {
  test.each([
    ['under the author’s own name', `From: ${FROM}`],
    ['under an address as a name', `From: "headteacher@${SCHOOL}" <headteacher@${SCHOOL}>`],
  ])('does not vouch for the author %s', async (_, from) => {
    const { authentication, kind } = await judging(await signedBy('evil.example', mailOf([from])))
    expect(authentication.alignedDkim).toBe('none')
    expect(kind).toBe('not-verified')
  })

  test.each([
    'parkside-prlmary.example',
    'parkside-primary.example.evil.example',
    'xn--prkside-primary-vzk.example',
  ])('does not vouch for the author from a domain that looks alike: %s', async (lookAlike) => {
    const { authentication } = await judging(await signedBy(lookAlike, mailOf()), keyOf(lookAlike))
    expect(authentication.alignedDkim).toBe('none')
  })

  test('keeps nobody waiting when its key cannot be had', async () => {
    const { kind } = await judging(await signedBy('slow.example', mailOf()), {
      'TXT k1._domainkey.slow.example': 'ETIMEOUT',
    })
    expect(kind).toBe('not-verified')
  })

  test('of a forwarder that broke the author’s does not replace it, nor does the forwarder’s own seal', async () => {
    const forwarded = (await signedBy(SCHOOL, mailOf())).replace('step two', 'step two [list footer]')
    const seal =
      'ARC-Seal: i=1; a=rsa-sha256; cv=none; d=forwarder.example; s=k1; b=AAAA\r\nARC-Authentication-Results: i=1; forwarder.example; dmarc=pass\r\n'
    const zone = { ...keys, ...keyOf('forwarder.example'), ...policyOf(SCHOOL, 'p=reject') }
    const { authentication, kind } = await judging(
      await signedBy('forwarder.example', seal + forwarded),
      zone,
    )
    expect(authentication.dmarc).toBe('fail')
    expect(kind).toBe('not-verified')
  })
})

describe('results that a mail claims for itself', () => {
  test('count for nothing', async () => {
    const claims = `Authentication-Results: inbound-smtp.eu-west-2.amazonaws.com; dmarc=pass; dkim=pass header.d=${SCHOOL}\r\nX-SES-DKIM-VERDICT: PASS\r\n`
    expect((await judging(claims + mailOf())).kind).toBe('not-verified')
  })
})

describe('the domain that is verified', () => {
  const HEAD = `headteacher@${SCHOOL}`

  test.each([
    [`"${HEAD}" <x@evil.example>`, 'evil.example'],
    [`${HEAD} <x@evil.example>`, 'evil.example'],
    [`<x@evil.example> ${HEAD}`, 'evil.example'],
    [`x@evil.example (${HEAD})`, 'evil.example'],
    [`(a <${HEAD}>) x@evil.example`, 'evil.example'],
    [`${HEAD}\r\n\t<x@evil.example>`, 'evil.example'],
    [`"a\\"" <x@evil.example> <${HEAD}>`, 'evil.example'],
    [`=?utf-8?q?headteacher=40${SCHOOL}=2C?= <x@evil.example>`, 'evil.example'],
    [`=?utf-8?q?=22${HEAD}=22_=3C${HEAD}=3E=2C?= <x@evil.example>`, 'evil.example'],
    [`"x@evil.example" <${HEAD}>`, SCHOOL],
    [`=?utf-8?q?<${HEAD}>?= <x@evil.example>`, SCHOOL],
    [`School: ${HEAD};`, SCHOOL],
    ['headteacher@PARKSIDE-PRIMARY.example', SCHOOL],
    ['headteacher@p\u0430rkside-primary.example', 'xn--prkside-primary-ulm.example'],
  ])('is that of the sender who is read: From: %s', async (from, expected) => {
    const raw = mailOf([`From: ${from}`])
    const { asked } = await judging(raw)
    expect(asked[0]).toBe(`TXT _dmarc.${expected}`)
    const sender = (await read(Buffer.from(raw))).from ?? ''
    expect(domainToASCII(sender.slice(sender.lastIndexOf('@') + 1))).toBe(expected)
  })

  test.each([
    `${HEAD}, x@evil.example`,
    `x@evil.example@${SCHOOL}`,
    `"x@${SCHOOL} <x@evil.example>`,
    `x@evil.example; ${HEAD}`,
    `${HEAD}\0@evil.example`,
    'Headteacher',
  ])('is none where it cannot be said who wrote: From: %s', async (from) => {
    const { authentication, asked } = await judging(mailOf([`From: ${from}`]))
    expect(authentication.dmarc).toBe('permerror')
    expect(asked).toEqual([])
  })
})

describe('mail that is made to keep us busy', () => {
  const signedTimes = async (times: number): Promise<string> => {
    let mail = mailOf()
    for (let time = 0; time < times; time += 1) mail = await signedBy(SCHOOL, mail)
    return mail
  }

  test('is not what a mail with a signature of each server on its way is', async () => {
    expect((await judging(await signedTimes(8))).kind).toBe('verified')
  })

  test.each([
    ['more signatures than any mail has', () => signedTimes(9)],
    ['a line of two megabytes', async () => signedBy(SCHOOL, mailOf(undefined, 'x'.repeat(2 * 1024 * 1024)))],
    [
      'ten million empty lines',
      async () => signedBy(SCHOOL, mailOf(undefined, 'x') + '\n'.repeat(10_000_000)),
    ],
  ])('with %s is not searched for signatures, nor is any key asked for', async (_, mail) => {
    const raw = await mail()
    // Processor time: a busy machine does not make it search.
    const started = process.cpuUsage()
    const { authentication, asked } = await judging(raw)
    expect(process.cpuUsage(started).user / 1_000).toBeLessThan(1_000)
    expect(authentication.alignedDkim).toBe('policy')
    expect(asked.filter((question) => question.includes('_domainkey'))).toEqual([])
  })

  test('each question to the DNS is asked once', async () => {
    const { asked } = await judging(await signedBy(SCHOOL, await signedBy(SCHOOL, mailOf())))
    expect(asked).toEqual([...new Set(asked)])
  })
})
