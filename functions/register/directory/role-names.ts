import type { Role } from '../../domain/partnership/role.ts'

const names: Readonly<Record<Role, string>> = {
  practitioner: 'Practitioner',
  'line-manager': 'Line manager',
  'designated-safeguarding-lead': 'Designated safeguarding lead',
  'senior-manager': 'Senior manager',
  'head-of-service': 'Head of service',
  director: 'Director',
  'independent-scrutineer': 'Independent Scrutineer',
  'independent-chair': 'Independent Chair',
  'business-unit': 'Business unit',
}
export const roleName = (role: Role): string => names[role]
