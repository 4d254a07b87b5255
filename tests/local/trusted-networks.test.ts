import { describe, expect, test } from 'vitest'
import { parseTrustedNetworks } from '../../functions/local/trusted-networks.ts'

const trusted = (text: string, ip: string): boolean => {
  const parsed = parseTrustedNetworks(text)
  if (parsed.kind === 'refused') throw new Error(parsed.error)
  return parsed.networks.include(ip)
}

describe('the networks that a deployment trusts', () => {
  test.each([
    ['127.0.0.0/8', '127.0.0.1', true],
    ['127.0.0.0/8', '127.255.3.4', true],
    ['127.0.0.0/8', '128.0.0.1', false],
    ['127.0.0.0/8', '::1', false],
    ['127.0.0.0/8', '::ffff:127.0.0.1', true],
    ['10.1.0.0/16, fd00::/8', 'fd12:3456::1', true],
    ['10.1.0.0/16, fd00::/8', '10.1.200.7', true],
    ['10.1.0.0/16, fd00::/8', '10.2.0.1', false],
    ['192.0.2.25', '192.0.2.25', true],
    ['192.0.2.25', '192.0.2.26', false],
    ['::1', '::1', true],
    ['fe80::/10', 'fe80::1%eth0', true],
    ['127.0.0.0/8', 'mail.parkside-primary.example', false],
    ['127.0.0.0/8', '', false],
  ])('of "%s", %s is trusted: %s', (text, ip, expected) => {
    expect(trusted(text, ip)).toBe(expected)
  })

  test('an empty setting trusts nobody, not even this machine', () => {
    expect(trusted('', '127.0.0.1')).toBe(false)
    expect(trusted('  ', '::1')).toBe(false)
  })

  test.each([
    '10.0.0.0/33',
    'fd00::/129',
    '10.0.0/8',
    'localhost',
    '10.0.0.0/8/8',
    '10.0.0.0/',
    '10.0.0.0/-1',
    'fe80::1%eth0/64',
    '127.0.0.0/8 10.0.0.0/8',
  ])('the wrong entry "%s" is refused with one sentence that names it and shows a right one', (entry) => {
    expect(parseTrustedNetworks(`127.0.0.0/8,${entry}`)).toEqual({
      kind: 'refused',
      error: `TRUSTED_NETWORKS is wrong: "${entry}" is no network; write for example 127.0.0.0/8,fd00::/8.`,
    })
  })
})
