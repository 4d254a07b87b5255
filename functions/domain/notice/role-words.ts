import type { Role, RoleWanted } from '../partnership/role.ts'

const roleNames: Readonly<Record<Role, string>> = {
  practitioner: 'a practitioner',
  'line-manager': 'a line manager',
  'designated-safeguarding-lead': 'a designated safeguarding lead',
  'senior-manager': 'a senior manager',
  'head-of-service': 'a head of service',
  director: 'a director',
  'independent-scrutineer': 'the Independent Scrutineer',
  'independent-chair': 'the Independent Chair',
  'business-unit': 'the business unit',
}

/** "a senior manager", "the next senior manager", "a head of service or a designated safeguarding lead". */
export const roleInWords = ({ role, or, nth }: RoleWanted): string =>
  nth > 1
    ? roleNames[role].replace(/^an? /, 'the next ')
    : [role, ...or].map((each) => roleNames[each]).join(' or ')
