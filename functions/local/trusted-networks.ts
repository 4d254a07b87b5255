import { BlockList, isIP, isIPv6 } from 'node:net'

/** The networks whose hosts are taken at their word about the mail that they hand in. */
export interface TrustedNetworks {
  /** Whether an address belongs to them; an IPv4 address written as IPv6 (::ffff:…) counts as IPv4. */
  readonly include: (ip: string) => boolean
}

export type ParseTrustedNetworks =
  | { readonly kind: 'networks'; readonly networks: TrustedNetworks }
  | { readonly kind: 'refused'; readonly error: string }

/**
 * Reads TRUSTED_NETWORKS: networks in CIDR notation (RFC 4632, RFC 4291) or single addresses, IPv4 or IPv6, separated
 * by commas. Empty text trusts none.
 */
export const parseTrustedNetworks = (text: string): ParseTrustedNetworks => {
  const list = new BlockList()
  const entries = text.split(',').map((entry) => entry.trim())
  for (const entry of entries.filter((entry) => entry !== '')) {
    const [address = '', prefix, ...more] = entry.split('/')
    const version = address.includes('%') ? 0 : isIP(address)
    const longest = version === 6 ? 128 : 32
    const length = prefix === undefined ? longest : /^\d{1,3}$/u.test(prefix) ? Number(prefix) : NaN
    if (version === 0 || more.length > 0 || !(length <= longest)) {
      return {
        kind: 'refused',
        error: `TRUSTED_NETWORKS is wrong: "${entry}" is no network; write for example 127.0.0.0/8,fd00::/8.`,
      }
    }
    list.addSubnet(address, length, version === 6 ? 'ipv6' : 'ipv4')
  }
  return {
    kind: 'networks',
    networks: {
      include: (ip) => {
        const address = ip.replace(/%.*$/u, '')
        return isIP(address) !== 0 && list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
      },
    },
  }
}
