import { domainToASCII } from 'node:url'
import { getDomain } from 'tldts'

/**
 * Whether a domain that SPF or DKIM speaks for is aligned with the domain of the author (RFC 7489, 3.1): the same, or,
 * unless the policy is strict, of the same organisation by the Public Suffix List. RFC 9989 knows the organisation from
 * the policies published above a domain; where there are none, that would part a school from its own mail server.
 *
 * Narrower than the RFC in one point: two domains side by side are not aligned, as the tenants of one provider are
 * neighbours by the list (school.onmicrosoft.com, other.onmicrosoft.com).
 */
export const isAligned = (domain: string, author: string, strict: boolean): boolean => {
  const [one, other] = [canonical(domain), canonical(author)]
  if (one === '' || other === '') return false
  if (one === other) return true
  if (strict || !(one.endsWith(`.${other}`) || other.endsWith(`.${one}`))) return false
  const organisation = organisationOf(one)
  return organisation !== null && organisation === organisationOf(other)
}

const organisationOf = (domain: string): string | null => getDomain(domain, { allowPrivateDomains: true })

const canonical = (domain: string): string => domainToASCII(domain.toLowerCase().replace(/\.$/u, ''))
