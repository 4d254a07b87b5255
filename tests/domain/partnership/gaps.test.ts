import { describe, expect, it } from 'vitest'
import { gapsOf } from '../../../functions/domain/partnership/gaps.ts'
import type { Agency, Person } from '../../../functions/domain/partnership/directory.ts'
import type { Partnership } from '../../../functions/domain/partnership/partnership.ts'
import { loadPartnerships } from '../../../functions/partnership-files.ts'

const loaded = loadPartnerships('partnerships', 'all')
if (loaded.kind === 'refused') throw new Error('the shipped partnerships do not load')
const shipped = (id: string): Partnership => {
  const found = loaded.partnerships.find((each) => each.id === id)
  if (found === undefined) throw new Error(`there is no ${id}`)
  return found
}
const NOW = '2026-11-23T10:00:00.000Z'

const withAgency = (partnership: Partnership, id: string, more: (agency: Agency) => Agency): Partnership => ({
  ...partnership,
  directory: {
    agencies: partnership.directory.agencies.map((agency) => (agency.id === id ? more(agency) : agency)),
  },
})
const withPerson = (partnership: Partnership, id: string, more: Partial<Person>): Partnership => ({
  ...partnership,
  directory: {
    agencies: partnership.directory.agencies.map((agency) => ({
      ...agency,
      people: agency.people.map((person) => (person.id === id ? { ...person, ...more } : person)),
    })),
  },
})
const texts = (partnership: Partnership) =>
  gapsOf(partnership, NOW).map(({ care, text }) => `${care}: ${text}`)
const blackpool = shipped('blackpool')
const fresh = (before: Partnership, after: Partnership) =>
  texts(after).filter((text) => !texts(before).includes(text))

describe('the gaps of a partnership', () => {
  it('name a stage that would reach no Independent Scrutineer', () => {
    const without = withAgency(blackpool, 'office', (office) => ({
      ...office,
      people: office.people.map((each) =>
        each.roles.includes('independent-scrutineer') ? { ...each, email: null } : each,
      ),
    }))
    expect(fresh(blackpool, without)).toEqual([
      'urgent: There is no Independent Scrutineer with an email address, whom Stage 4 for children goes to.',
    ])
  })

  it('name an agency whose mail domain is a public provider’s', () => {
    const open = withAgency(blackpool, 'police', (police) => ({
      ...police,
      domains: [...police.domains, 'gmail.com'],
    }))
    expect(fresh(blackpool, open)).toEqual([
      expect.stringMatching(/^urgent: Anybody can have an address at gmail\.com, which /),
    ])
  })

  it('name deputies who go in a circle, from each of them', () => {
    const circle = withPerson(
      withPerson(shipped('waltham-forest'), 'childrens-team-manager', { deputy: 'childrens-duty-manager' }),
      'childrens-duty-manager',
      { deputy: 'childrens-team-manager' },
    )
    expect(fresh(shipped('waltham-forest'), circle)).toEqual([
      expect.stringContaining("R. Haddad, Children's Social Care: the deputies go in a circle"),
      expect.stringContaining("L. Brandt, Children's Social Care: the deputies go in a circle"),
    ])
  })

  it('name somebody who is away without a deputy, and nobody who has one', () => {
    const absences = [{ from: '2026-11-20', until: '2026-11-27' }]
    const wf = shipped('waltham-forest')
    expect(fresh(wf, withPerson(wf, 'childrens-team-manager', { absences }))).toEqual([])
    expect(fresh(wf, withPerson(wf, 'childrens-duty-manager', { absences }))).toEqual([
      "urgent: L. Brandt, Children's Social Care is away until Friday 27 November 2026, and no deputy who is there stands in.",
    ])
    const later = [{ from: '2027-03-01', until: '2027-03-05' }]
    expect(fresh(wf, withPerson(wf, 'childrens-duty-manager', { absences: later }))).toEqual([])
  })

  it('name stages that are not set, a review that is overdue, and a missing out-of-hours number', () => {
    expect(texts(shipped('bedford'))[0]).toContain('The stages of the protocol for children are not set')
    expect(texts(shipped('waltham-forest'))).toContainEqual(
      'look: The protocol for children was to be reviewed by Monday 31 August 2026.',
    )
    const silent = { ...blackpool, outOfHours: { children: null, adults: null } }
    expect(fresh(blackpool, silent)).toEqual([
      expect.stringContaining('no out-of-hours telephone number for children'),
    ])
  })

  it('name agencies without a mail domain, and those that share one', () => {
    const wf = shipped('waltham-forest')
    const none = withAgency(wf, 'police', (agency) => ({ ...agency, domains: [] }))
    expect(fresh(wf, none)).toEqual([expect.stringContaining('look: Police has no mail domain')])
    const shared = withAgency(wf, 'police', (agency) => ({
      ...agency,
      domains: ['community-health.example'],
    }))
    expect(fresh(wf, shared)).toEqual([
      expect.stringContaining('Police and NELFT: Community Health Services share'),
    ])
  })

  it('say once of an agency that it is rung, whatever the steps and populations', () => {
    const aboutHousing = texts(shipped('waltham-forest')).filter((text) =>
      text.includes('Housing has nobody'),
    )
    expect(aboutHousing).toEqual([
      'look: Housing has nobody with an email address for Step one, Step two and Step three. People are told to ring 020 8496 5509.',
    ])
  })
})
