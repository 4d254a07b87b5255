import { describe, expect, it } from 'vitest'
import { managersOf, peopleInRole, telephoneOf } from '../../../functions/domain/partnership/people.ts'
import { roleWantedSchema, standsAtOrAbove, type Role } from '../../../functions/domain/partnership/role.ts'
import { sampleDirectory, samplePerson } from './sample-directory.ts'
import { agencyOf, shippedPartnership } from './shipped.ts'

const on = '2026-11-23T10:00:00.000Z'
const walthamForest = shippedPartnership('waltham-forest')
const agencyWith = (people: readonly ReturnType<typeof samplePerson>[]) => {
  const [agency] = sampleDirectory([
    { id: 'agency', name: 'Agency', telephone: '020 7946 0000', people },
  ]).agencies
  if (agency === undefined) throw new Error('no agency')
  return agency
}

describe('the managers who are alerted', () => {
  it.each([
    ['parkside-primary', ['parkside-headteacher', 'parkside-trust-safeguarding']],
    ['childrens-services', ['childrens-team-manager', 'childrens-service-manager']],
    ['childrens-mash', []],
  ])('of %s are the line manager and the first senior manager', (id, ids) => {
    expect(managersOf(agencyOf(walthamForest, id), 'children', on).map((person) => person.id)).toEqual(ids)
  })

  it('are their deputies on a day when they are away, each person once', () => {
    const absences = [{ from: '2026-11-23', until: '2026-11-23' }]
    const agency = agencyWith([
      samplePerson('line', ['line-manager'], { absences, deputy: 'senior' }),
      samplePerson('senior', ['senior-manager']),
    ])
    expect(managersOf(agency, 'children', on).map(({ id }) => id)).toEqual(['senior'])
  })

  it('include the designated safeguarding lead of a school without a line manager', () => {
    const agency = agencyWith([samplePerson('dsl', ['designated-safeguarding-lead'])])
    expect(managersOf(agency, 'children', on).map(({ id }) => id)).toEqual(['dsl'])
  })
})

it('people in a role come in the order of the directory, which is their seniority', () => {
  const people = peopleInRole(agencyOf(walthamForest, 'childrens-services'), 'children', 'line-manager', on)
  expect(people.map(({ id }) => id)).toEqual(['childrens-team-manager', 'childrens-duty-manager'])
})

it("the number to ring is the person's own, their alternative, or the agency's", () => {
  const agency = agencyWith([
    samplePerson('own', ['practitioner'], {
      telephone: '020 7946 0001',
      alternativeTelephone: '020 7946 0002',
    }),
    samplePerson('alternative', ['practitioner'], { alternativeTelephone: '020 7946 0002' }),
    samplePerson('none', ['practitioner']),
  ])
  const numbers = agency.people.map((person) => telephoneOf(agency, 'children', person))
  expect(numbers).toEqual(['020 7946 0001', '020 7946 0002', '020 7946 0000'])
  expect(telephoneOf(agency, 'children', null)).toBe('020 7946 0000')
})

describe('who may declare a step', () => {
  const senior = roleWantedSchema.parse({ role: 'senior-manager' })
  const headOrLead = roleWantedSchema.parse({ role: 'head-of-service', or: ['designated-safeguarding-lead'] })
  it.each<[Role, boolean, boolean]>([
    ['practitioner', false, false],
    ['line-manager', false, false],
    ['designated-safeguarding-lead', false, true],
    ['senior-manager', true, false],
    ['head-of-service', true, true],
    ['director', true, true],
  ])(
    '%s: for a senior manager %s, for a head of service or safeguarding lead %s',
    (role, asSenior, asHead) => {
      expect(standsAtOrAbove({ roles: [role] }, senior)).toBe(asSenior)
      expect(standsAtOrAbove({ roles: [role] }, headOrLead)).toBe(asHead)
    },
  )
})
