import { describe, expect, it } from 'vitest'
import { placeAddress } from '../../../functions/domain/partnership/placement.ts'
import { telephoneOf } from '../../../functions/domain/partnership/people.ts'
import { agencyOf, shipped, shippedPartnership } from './shipped.ts'

const walthamForest = shippedPartnership('waltham-forest')

describe("Waltham Forest's directory", () => {
  it.each([
    // Both tables of the source, as printed.
    ['children', 'childrens-mash', '0208 496 2310'],
    ['children', 'early-help', '0208 496 3000'],
    ['children', 'corporate-parenting', '07715 536869'],
    ['children', 'youth-justice', '07776 660067'],
    ['children', 'housing', '020 8496 5509'],
    ['children', 'childrens-services', '0208 496 3000'],
    ['children', 'education', '0208 496 3646'],
    ['children', 'schools', '0208 496 3646'],
    ['children', 'whipps-cross-hospital', '07572 160538'],
    ['children', 'barts-health', '07917 266621'],
    ['children', 'police', '07772 521072'],
    ['children', 'community-health', '0208 430 7887'],
    ['children', 'mental-health', '07983 543206'],
    ['children', 'integrated-care-board', '07503 424 936'],
    ['children', 'gp-care-group', '0204 582 8004'],
    ['adults', 'adults-mash', '0208 496 2310'],
    ['adults', 'early-help', '0208 496 3000'],
    ['adults', 'adult-safeguarding', '07741 843474'],
    ['adults', 'housing', '020 8496 5509'],
    ['adults', 'adult-care', '07345 767510'],
    ['adults', 'whipps-cross-hospital', '07572 160538'],
    ['adults', 'barts-health', '07917 266621'],
    ['adults', 'police', '07772 521072'],
    ['adults', 'community-health', '0300 555 1201'],
    ['adults', 'mental-health', '07715 233550'],
    ['adults', 'integrated-care-board', '07741 509426'],
    ['adults', 'gp-care-group', '0204 582 8004'],
  ] as const)('for %s gives %s the number %s', (population, id, telephone) => {
    const agency = agencyOf(walthamForest, id)
    expect(agency.populations).toContain(population)
    expect(telephoneOf(agency, population, null)).toBe(telephone)
    expect(agency.source.join(' ')).toContain(telephone)
  })

  it.each([
    ['childrens-strategic-director', '07909 899199'],
    ['adults-corporate-director-quality', '07386 958 098'],
    ['police-chief-inspector', '07772 521072'],
  ])('has %s with the number %s and no email', (id, telephone) => {
    const person = walthamForest.directory.agencies
      .flatMap(({ people }) => people)
      .find((each) => each.id === id)
    expect([person?.telephone, person?.email]).toEqual([telephone, null])
  })

  it("gives the Strategic Partnerships Unit's number for the business unit", () => {
    const { email, telephone } = walthamForest.businessUnit
    expect([email, telephone]).toEqual(['business.unit@waltham-forest.example', '07968 693 191'])
  })
})

describe.each(shipped().map((partnership) => [partnership.id, partnership] as const))(
  'the directory of %s',
  (id, partnership) => {
    const { directory } = partnership

    it.each([
      ['t.okafor@parkside-primary.example', 'practitioner'],
      ['headteacher@parkside-primary.example', 'line-manager'],
      ['trust.safeguarding@parkside-primary.example', 'senior-manager'],
      ['s.bello@childrens-services.example', 'practitioner'],
      ['team.manager@childrens-services.example', 'line-manager'],
      ['service.manager@childrens-services.example', 'senior-manager'],
      ['head.of.service@childrens-services.example', 'head-of-service'],
      ['director@childrens-services.example', 'director'],
      [`independent.scrutineer@${partnership.domain}`, 'independent-scrutineer'],
      [`business.unit@${partnership.domain}`, 'business-unit'],
    ])('knows %s as %s', (address, role) => {
      expect(placeAddress(directory, 'children', address)?.person?.roles).toContain(role)
    })

    it.each(['s.bello', 'team.manager', 'service.manager', 'head.of.service', 'director'])(
      'knows %s of adult care',
      (name) => {
        expect(placeAddress(directory, 'adults', `${name}@adult-care.example`)?.agency.id).toBe('adult-care')
      },
    )

    it("gives numbers from the source, or from Ofcom's ranges for drama", () => {
      const drama = /^(020 7946 0\d{3}|01632 960\d{3}|07700 900\d{3})$/
      const numbers = directory.agencies.flatMap(({ telephone, people, source }) => [
        ...(source.length > 0 ? [] : [telephone.children, telephone.adults]),
        ...people.flatMap((each) => [
          each.source === null ? each.telephone : null,
          each.alternativeTelephone,
        ]),
      ])
      const out = [partnership.outOfHours.children, partnership.outOfHours.adults].map(
        (each) => each?.telephone,
      )
      const given = [...numbers, ...out].filter((each) => typeof each === 'string')
      expect(given.length).toBeGreaterThan(20)
      expect(given.filter((each) => !drama.test(each))).toEqual([])
    })

    it('has someone with a telephone and no email, and a third agency', () => {
      const people = directory.agencies.flatMap((agency) => agency.people)
      expect(people.some(({ email, telephone }) => email === null && telephone !== null)).toBe(true)
      const sides = directory.agencies.filter(({ office, people: each }) => !office && each.length > 0)
      expect(sides.length, id).toBeGreaterThanOrEqual(3)
    })

    it('does not take its own escalation address for a side', () => {
      for (const { address, population } of partnership.addresses) {
        expect(placeAddress(directory, population, address)).toBeNull()
      }
    })
  },
)
