import { describe, expect, test } from 'vitest'
import { verify } from '../../functions/domain/authentication.ts'
import { authenticator } from '../../functions/local/authenticate.ts'
import { parseTrustedNetworks } from '../../functions/local/trusted-networks.ts'
import { FROM, keyOf, mailOf, signedBy } from '../receive-mail/authentication/signed-mail.ts'
import { serving, type Zone } from '../receive-mail/authentication/zone.ts'

const SCHOOL = 'parkside-primary.example'
const SENDER = `t.okafor@${SCHOOL}`
const SCHOOL_SERVER = '203.0.113.5'
const STRANGER = '198.51.100.66'
const spfOf = (domain: string, policy: string): Zone => ({ [`TXT ${domain}`]: [policy] })

interface Arrival {
  readonly zone?: Zone
  readonly trusted?: string
  readonly ip?: string
  readonly helo?: string
  readonly envelopeFrom?: string
}

const arriving = async (raw: string, arrival: Arrival = {}) => {
  const parsed = parseTrustedNetworks(arrival.trusted ?? '127.0.0.0/8')
  if (parsed.kind === 'refused') throw new Error(parsed.error)
  const server = serving(arrival.zone ?? {})
  const authenticate = authenticator({ resolver: server.resolver, trustedNetworks: parsed.networks })
  const authentication = await authenticate(
    {
      envelopeFrom: arrival.envelopeFrom ?? SENDER,
      client: { ip: arrival.ip ?? '127.0.0.1', helo: arrival.helo ?? 'relay.example' },
      receivedAt: '2026-11-03T10:05:00Z',
    },
    Buffer.from(raw),
  )
  return { authentication, kind: verify(authentication).kind, asked: server.asked }
}

const received = (from: string): string =>
  `Received: from ${from}\r\n\tby relay.example (Postfix) with ESMTP id 4X;\r\n\tTue, 3 Nov 2026 10:01:00 +0000\r\n`

describe('mail that a trusted host hands in', () => {
  test('counts as authenticated, and no name server is asked', async () => {
    const { authentication, kind, asked } = await arriving(mailOf())
    expect(authentication).toEqual({
      trustedNetwork: true,
      dmarc: 'none',
      dmarcPolicyPublished: false,
      alignedSpf: 'none',
      alignedDkim: 'none',
      spam: false,
      virus: false,
      scanFailed: false,
    })
    expect(kind).toBe('verified')
    expect(asked).toEqual([])
  })

  test('counts so too when trusted hosts alone have passed it on', async () => {
    const chain = received('scanner (localhost [127.0.0.1])') + received('pc7 (pc7.lan [IPv6:fd00::7])')
    const arrived = await arriving(chain + mailOf(), { trusted: '127.0.0.0/8,fd00::/8' })
    expect(arrived.authentication.trustedNetwork).toBe(true)
    expect(arrived.asked).toEqual([])
  })

  test('counts so too when it was written on that host', async () => {
    const written =
      'Received: by relay.example (Postfix, from userid 1000) id 4X; Tue, 3 Nov 2026 10:00:00 +0000\r\n'
    expect((await arriving(written + mailOf())).kind).toBe('verified')
  })

  test('is not confused by a Received line in its text', async () => {
    const quoting = mailOf([`From: ${FROM}`], received(`evil.example (evil.example [${STRANGER}])`))
    expect((await arriving(quoting)).authentication.trustedNetwork).toBe(true)
  })

  test('does not count when a stranger hands it in, whatever its Received fields say', async () => {
    const forged = received('localhost (localhost [127.0.0.1])') + mailOf()
    const { authentication, kind } = await arriving(forged, { ip: STRANGER, helo: 'localhost' })
    expect(authentication.trustedNetwork).toBe(false)
    expect(kind).toBe('not-verified')
  })

  test('does not count where the deployment trusts no network', async () => {
    expect((await arriving(mailOf(), { trusted: '' })).kind).toBe('not-verified')
  })
})

describe('mail from elsewhere that a trusted host passes on', () => {
  const fromSchool = received(`mail.${SCHOOL} (mail.${SCHOOL} [${SCHOOL_SERVER}])`)
  const fromStranger = received(`mail.${SCHOOL} (unknown [${STRANGER}])`)
  const zone = spfOf(SCHOOL, `v=spf1 ip4:${SCHOOL_SERVER} -all`)

  test('is judged by the server from which that host had it', async () => {
    const { authentication, kind } = await arriving(fromSchool + mailOf(), { zone })
    expect(authentication).toMatchObject({ trustedNetwork: false, alignedSpf: 'pass' })
    expect(kind).toBe('verified')
  })

  test('is held when that server may not send for the author', async () => {
    const { authentication, kind } = await arriving(fromStranger + mailOf(), { zone })
    expect(authentication).toMatchObject({ trustedNetwork: false, alignedSpf: 'fail' })
    expect(kind).toBe('not-verified')
  })

  test('is judged by the last stranger, not by what the stranger wrote of earlier servers', async () => {
    expect((await arriving(fromStranger + fromSchool + mailOf(), { zone })).kind).toBe('not-verified')
    expect((await arriving(fromSchool + fromStranger + mailOf(), { zone })).kind).toBe('verified')
  })

  test('is judged behind all the trusted hosts that it went through', async () => {
    const chain = received('scanner (localhost [127.0.0.1])') + fromStranger + received('x (x [127.0.0.1])')
    expect((await arriving(chain + mailOf(), { zone })).authentication.alignedSpf).toBe('fail')
  })

  test('is found also in a folded field with its name in capitals', async () => {
    const shouted = fromStranger.replace('Received:', 'RECEIVED :').replace(' (unknown', '\r\n\t (unknown')
    expect((await arriving(shouted + mailOf(), { zone })).authentication.trustedNetwork).toBe(false)
  })

  test('has no SPF where the host does not state from which address it came', async () => {
    const { authentication } = await arriving(received(`mail.${SCHOOL}`) + mailOf(), { zone })
    expect(authentication).toMatchObject({ trustedNetwork: false, alignedSpf: 'none' })
  })

  test('has no SPF where the host passed it on without a word and only older fields name a server', async () => {
    const silent = 'Received: by relay.example with ESMTP id 4X; Tue, 3 Nov 2026 10:01:00 +0000\r\n'
    const { authentication, kind } = await arriving(silent + fromSchool + mailOf(), { zone })
    expect(authentication).toMatchObject({ trustedNetwork: false, alignedSpf: 'none' })
    expect(kind).toBe('not-verified')
  })

  test('is verified by its own signature wherever it came from', async () => {
    const signed = await signedBy(SCHOOL, mailOf())
    const { authentication, kind } = await arriving(fromStranger + signed, {
      zone: { ...zone, ...keyOf(SCHOOL) },
    })
    expect(authentication).toMatchObject({ alignedSpf: 'fail', alignedDkim: 'pass' })
    expect(kind).toBe('verified')
  })
})

describe('mail without one author', () => {
  test.each([
    ['two From fields', ['From: head@evil.example', `From: ${FROM}`]],
    ['two From fields, one with a space before its colon', ['From : head@evil.example', `From: ${FROM}`]],
    ['no From field', ['Sender: t.okafor@parkside-primary.example']],
  ])('never counts as authenticated, not even from a trusted host: %s', async (_, header) => {
    const { authentication, kind, asked } = await arriving(mailOf(header))
    expect(authentication).toMatchObject({ trustedNetwork: false, dmarc: 'permerror' })
    expect(kind).toBe('not-verified')
    expect(asked).toEqual([])
  })

  test('is not read at all when its header is made to keep us busy', async () => {
    const endless = `X: a\r\n${' b\r\n'.repeat(200_000)}${mailOf()}`
    const { kind, asked } = await arriving(endless)
    expect(kind).toBe('not-verified')
    expect(asked).toEqual([])
  })
})

describe('SPF of the connection', () => {
  const direct = (zone: Zone, arrival: Arrival = {}) =>
    arriving(mailOf(), { ip: SCHOOL_SERVER, helo: `mail.${SCHOOL}`, zone, ...arrival })

  test.each([
    [`v=spf1 ip4:${SCHOOL_SERVER} -all`, 'pass', 'verified'],
    ['v=spf1 -all', 'fail', 'not-verified'],
    ['v=spf1 ~all', 'softfail', 'not-verified'],
    ['v=spf1 ?all', 'neutral', 'not-verified'],
    ['v=spf1 nonsense', 'permerror', 'not-verified'],
    ['google-site-verification=x', 'none', 'not-verified'],
  ])('of a domain that publishes "%s" is %s', async (policy, result, verification) => {
    const { authentication, kind } = await direct(spfOf(SCHOOL, policy))
    expect(authentication.alignedSpf).toBe(result)
    expect(kind).toBe(verification)
  })

  test('follows the mail servers and the policies that a domain names', async () => {
    const zone: Zone = {
      ...spfOf(SCHOOL, 'v=spf1 include:_spf.host.example -all'),
      ...spfOf('_spf.host.example', 'v=spf1 mx -all'),
      'MX _spf.host.example': ['out.host.example'],
      'A out.host.example': [SCHOOL_SERVER],
    }
    expect((await direct(zone)).authentication.alignedSpf).toBe('pass')
  })

  test.each([
    'v=spf1 +all',
    'v=spf1 all',
    'v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all',
    'v=spf1 include:open.example -all',
  ])('proves nothing where the domain lets everybody send: %s', async (policy) => {
    const zone = { ...spfOf(SCHOOL, policy), ...spfOf('open.example', 'v=spf1 ?exists:x.example +all') }
    const { authentication, kind } = await direct(zone)
    expect(authentication.alignedSpf).toBe('policy')
    expect(kind).toBe('not-verified')
  })

  test('proves nothing where the domain lets every IPv6 address send', async () => {
    const zone = spfOf(SCHOOL, 'v=spf1 ip6:::/0 -all')
    expect((await direct(zone, { ip: '2001:db8::5' })).authentication.alignedSpf).toBe('policy')
  })

  test('of an IPv4 address written as IPv6 is that of the IPv4 address', async () => {
    const zone = spfOf(SCHOOL, `v=spf1 ip4:${SCHOOL_SERVER} -all`)
    expect((await direct(zone, { ip: `::ffff:${SCHOOL_SERVER}` })).authentication.alignedSpf).toBe('pass')
  })

  test('of a null sender is that of the name in the greeting', async () => {
    const zone = spfOf(`mail.${SCHOOL}`, `v=spf1 ip4:${SCHOOL_SERVER} -all`)
    expect((await direct(zone, { envelopeFrom: '' })).authentication.alignedSpf).toBe('pass')
    const stranger = { envelopeFrom: '', ip: STRANGER }
    expect((await direct(zone, stranger)).authentication.alignedSpf).toBe('fail')
  })

  test.each(['', '[203.0.113.5]', '203.0.113.5', 'not a name'])(
    'of a null sender that greets with "%s" is none',
    async (helo) => {
      expect((await direct({}, { envelopeFrom: '', helo })).authentication.alignedSpf).toBe('none')
    },
  )

  test('of a connection without an address is none, and is not tried for ever', async () => {
    expect((await direct({}, { ip: '' })).kind).toBe('not-verified')
  })

  test('of another domain than the author’s proves nothing about the author', async () => {
    const zone = spfOf('forwarder.example', `v=spf1 ip4:${STRANGER} -all`)
    const forwarded = { ip: STRANGER, envelopeFrom: 'list@forwarder.example' }
    const { authentication, kind } = await direct(zone, forwarded)
    expect(authentication.alignedSpf).toBe('none')
    expect(kind).toBe('not-verified')
  })

  test.each(['ETIMEOUT', 'ESERVFAIL', 'EREFUSED', 'ECONNREFUSED'])(
    'that a name server does not answer (%s) is tried again',
    async (code) => {
      const { authentication, kind } = await direct({ [`TXT ${SCHOOL}`]: code })
      expect(authentication.alignedSpf).toBe('temperror')
      expect(kind).toBe('try-again')
    },
  )

  test.each(['ENOTFOUND', 'ENODATA'])(
    'of a domain that does not exist or publishes nothing (%s) is none',
    async (code) => {
      const { authentication, kind } = await direct({ [`TXT ${SCHOOL}`]: code })
      expect(authentication).toMatchObject({ alignedSpf: 'none', dmarc: 'none', dmarcPolicyPublished: false })
      expect(kind).toBe('not-verified')
    },
  )

  test('of a stranger’s domain that a name server does not answer keeps nobody waiting', async () => {
    const zone: Zone = { 'TXT slow.example': 'ETIMEOUT' }
    expect((await direct(zone, { envelopeFrom: 'x@slow.example' })).kind).toBe('not-verified')
  })
})
