import { describe, expect, it } from 'vitest'
import { agenciesNamedIn } from '../../../functions/domain/partnership/agencies-named.ts'
import { placeAddress, placesOf } from '../../../functions/domain/partnership/placement.ts'
import { sampleDirectory, samplePerson } from './sample-directory.ts'
import { shippedPartnership } from './shipped.ts'

const { directory: walthamForest } = shippedPartnership('waltham-forest')

describe('an address', () => {
  it('is placed with its person, whatever its capitals', () => {
    const place = placeAddress(walthamForest, 'children', 'Team.Manager@Childrens-Services.example')
    expect([place?.agency.id, place?.person?.id]).toEqual(['childrens-services', 'childrens-team-manager'])
  })

  it('of somebody unknown is placed by its domain, a subdomain by its parent', () => {
    expect(placeAddress(walthamForest, 'children', 'new.starter@police.example')).toMatchObject({
      agency: { id: 'police' },
      person: null,
    })
    expect(placeAddress(walthamForest, 'children', 'a@met.police.example')?.agency.id).toBe('police')
  })

  it.each(['a@notpolice.example', 'a@police.example.com', 'a@example', 'police.example', ''])(
    'of no agency is not placed: "%s"',
    (address) => {
      expect(placeAddress(walthamForest, 'children', address)).toBeNull()
    },
  )

  it("of adults' services has no place in a matter about children", () => {
    expect(placeAddress(walthamForest, 'children', 's.bello@adult-care.example')).toBeNull()
    expect(placeAddress(walthamForest, 'adults', 's.bello@adult-care.example')?.agency.id).toBe('adult-care')
  })

  it('at a domain that several agencies share is left to a person, unless the address itself is known', () => {
    const shared = sampleDirectory([
      { id: 'hospital', name: 'Hospital', domains: ['health.example'], people: [] },
      {
        id: 'clinic',
        name: 'Clinic',
        domains: ['health.example'],
        people: [samplePerson('known', ['practitioner'], { email: 'known@health.example' })],
      },
    ])
    expect(placeAddress(shared, 'children', 'someone@health.example')).toBeNull()
    expect(placesOf(shared, 'children', 'someone@health.example').map(({ agency }) => agency.id)).toEqual([
      'hospital',
      'clinic',
    ])
    expect(placeAddress(shared, 'children', 'known@health.example')?.agency.id).toBe('clinic')
  })

  it('at a public provider is placed only with the person whose own address it is, whatever the directory says', () => {
    const youthClub = sampleDirectory([
      {
        id: 'youth-club',
        name: 'Youth Club',
        domains: ['gmail.com'],
        people: [samplePerson('leader', ['practitioner'], { email: 'youth.club.leader@gmail.com' })],
      },
    ])
    expect(placeAddress(youthClub, 'children', 'anybody@gmail.com')).toBeNull()
    expect(placeAddress(youthClub, 'children', 'youth.club.leader@gmail.com')?.person?.id).toBe('leader')
  })

  it('at the more particular of two domains belongs to that agency alone', () => {
    const nested = sampleDirectory([
      { id: 'council', name: 'Council', domains: ['council.example'] },
      { id: 'school', name: 'School', domains: ['school.council.example'] },
    ])
    expect(placeAddress(nested, 'children', 'head@school.council.example')?.agency.id).toBe('school')
    expect(placeAddress(nested, 'children', 'head@other.council.example')?.agency.id).toBe('council')
  })
})

describe('the agencies that a text names', () => {
  const named = (text: string) => agenciesNamedIn(walthamForest, 'children', text).map(({ id }) => id)

  it.each([
    ["I escalate to Children's Social Care.", ['childrens-services']],
    ['I escalate to children’s social care.', ['childrens-services']],
    ['I escalate to CHILDRENS SERVICES.', ['childrens-services']],
    ['MASH have not replied; MASH was rung twice.', ['childrens-mash']],
    ['The Multi-Agency Safeguarding Hub (Children’s MASH) declined.', ['childrens-mash']],
    ['Early Help and Youth Justice disagree.', ['early-help', 'youth-justice']],
    ['Children’s\nSocial\n Care', ['childrens-services']],
  ])('%s', (text, ids) => {
    expect(named(text)).toEqual(ids)
  })

  it.each([
    'The mashed potato was fine.',
    'Early helpers came.',
    "The family's housing is unsafe.",
    'I have called 999 and the police.',
    'Their education suffers.',
    'Adult Social Care',
    '',
  ])('are none in "%s"', (text) => {
    expect(named(text)).toEqual([])
  })

  it('count the longer of two names alone', () => {
    const directory = sampleDirectory([
      { id: 'help', name: 'Early Help' },
      { id: 'hub', name: 'Early Help Hub' },
      { id: 'north', name: 'North Early Help' },
    ])
    const ids = (text: string) => agenciesNamedIn(directory, 'children', text).map(({ id }) => id)
    expect(ids('the Early Help Hub')).toEqual(['hub'])
    expect(ids('North Early Help said so')).toEqual(['north'])
    expect(ids('Early Help said so')).toEqual(['help'])
  })

  it("never include the partnership's own office", () => {
    expect(named('I copy the Waltham Forest partnership office')).toEqual([])
  })
})
