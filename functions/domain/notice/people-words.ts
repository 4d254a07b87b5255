import type { Population, RoleWanted } from '../partnership/role.ts'

/** Words that differ between children and adults, each used inside a sentence. */
export const wordsFor = (
  population: Population,
): { one: string; area: string; procedures: string; referral: string; danger: string } =>
  population === 'children'
    ? {
        one: 'a child',
        area: 'safeguarding children',
        procedures: 'child protection procedures',
        referral: 'a referral to children’s social care',
        danger: 'If a child is in danger',
      }
    : {
        one: 'an adult',
        area: 'safeguarding adults',
        procedures: 'adult safeguarding procedures',
        referral: 'an adult safeguarding referral',
        danger: 'If an adult is in danger',
      }

const roleNames = {
  practitioner: 'a practitioner',
  'line-manager': 'a line manager',
  'designated-safeguarding-lead': 'a designated safeguarding lead',
  'senior-manager': 'a senior manager',
  'head-of-service': 'a head of service',
  director: 'a director',
  'independent-scrutineer': 'the Independent Scrutineer',
  'independent-chair': 'the Independent Chair',
  'business-unit': 'the business unit',
} as const

/** "a senior manager", "a head of service or a designated safeguarding lead". */
export const roleInWords = ({ role, or }: RoleWanted): string =>
  [role, ...or].map((each) => roleNames[each]).join(' or ')
