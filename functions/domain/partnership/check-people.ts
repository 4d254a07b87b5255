import type { Agency } from './directory.ts'
import { repeated, type Misfit } from './misfit.ts'
import type { Path } from './partnership-file.ts'
import { partnershipRoles, type Role } from './role.ts'

const isPartnershipRole = (role: Role): boolean => partnershipRoles.some((each) => each === role)

/** Whether the people of one agency fit together and fit it. `at` is where the file has the agency. */
export const checkPeople = (agency: Agency, at: Path): Misfit[] => {
  const misfits: Misfit[] = []
  for (const { index, key } of repeated(agency.people, ({ email }) => email)) {
    misfits.push({ path: [...at, 'people', index, 'email'], problem: `belongs to two people: ${key}` })
  }
  agency.people.forEach((person, index) => {
    const here = (key: string) => [...at, 'people', index, key]
    const { deputy, from, until, populations } = person
    if (deputy === person.id) misfits.push({ path: here('deputy'), problem: 'is the person themselves' })
    else if (deputy !== null && !agency.people.some(({ id }) => id === deputy)) {
      misfits.push({ path: here('deputy'), problem: `is ${deputy}, who is nobody at ${agency.name}` })
    }
    if (from !== null && until !== null && until < from) {
      misfits.push({ path: here('until'), problem: `is before ${from}, when the person starts` })
    }
    if (populations?.some((each) => !agency.populations.includes(each)) === true) {
      misfits.push({ path: here('populations'), problem: `go beyond those of ${agency.name}` })
    }
    if (person.roles.some(isPartnershipRole) !== agency.office) {
      const problem = agency.office
        ? "must be the partnership's own: independent-scrutineer, independent-chair or business-unit"
        : "include one of the partnership's own, which only its office has"
      misfits.push({ path: here('roles'), problem })
    }
  })
  return misfits
}
