import { describe, expect, it } from 'vitest'
import {
  contactFor,
  type Contact,
  type ContactWanted,
} from '../../../functions/domain/partnership/contact.ts'
import type { Partnership } from '../../../functions/domain/partnership/partnership.ts'
import { sampleDirectory, samplePerson } from './sample-directory.ts'
import { shippedPartnership, stageOf } from './shipped.ts'

const on = '2026-11-23T10:00:00.000Z'
const walthamForest = shippedPartnership('waltham-forest')
const blackpool = shippedPartnership('blackpool')

const ask = (partnership: Partnership, stage: number, more: Partial<ContactWanted> = {}): Contact =>
  contactFor({
    partnership,
    population: 'children',
    stage: stageOf(partnership, stage),
    side: 'receiving',
    agencyId: 'childrens-services',
    turn: 0,
    usedPersonIds: [],
    on,
    ...more,
  })

const short = (contact: Contact) =>
  contact.kind === 'nobody' ? contact.kind : [contact.kind, contact.person?.id ?? null]

/** Waltham Forest with other people at children's services. */
const withPeople = (
  people: readonly ReturnType<typeof samplePerson>[],
  agency: Record<string, unknown> = {},
) => ({
  ...walthamForest,
  directory: sampleDirectory([{ id: 'childrens-services', name: "Children's Services", people, ...agency }]),
})

describe('the receiving side at Waltham Forest', () => {
  it('is climbed step by step: line manager, senior manager, head of service, Independent Scrutineer', () => {
    const used: string[] = []
    const climbed = [1, 2, 3, 4].map((step) => {
      const contact = ask(walthamForest, step, { usedPersonIds: used })
      if (contact.kind === 'email') used.push(contact.person.id)
      return contact.kind === 'email' ? contact.email : contact.kind
    })
    expect(climbed).toEqual([
      'team.manager@childrens-services.example',
      'service.manager@childrens-services.example',
      'head.of.service@childrens-services.example',
      'independent.scrutineer@waltham-forest.example',
    ])
  })

  it('goes to the next above where a senior manager was asked already', () => {
    const usedPersonIds = ['childrens-team-manager', 'childrens-head-of-service']
    expect(short(ask(walthamForest, 3, { usedPersonIds }))).toEqual(['email', 'childrens-director'])
  })

  it('reaches a strategic director by telephone only, and says which number', () => {
    const usedPersonIds = ['childrens-head-of-service', 'childrens-director']
    expect(ask(walthamForest, 3, { usedPersonIds })).toMatchObject({
      kind: 'telephone-only',
      person: { id: 'childrens-strategic-director' },
      telephone: '07909 899199',
    })
  })

  it('takes the person whom the mail was written to, if they hold the role', () => {
    expect(short(ask(walthamForest, 1, { preferredPersonId: 'childrens-duty-manager' }))).toEqual([
      'email',
      'childrens-duty-manager',
    ])
    expect(short(ask(walthamForest, 1, { preferredPersonId: 'childrens-bello' }))).toEqual([
      'email',
      'childrens-team-manager',
    ])
  })

  it('is rung where the directory gives a team a number and nobody to write to', () => {
    expect(ask(walthamForest, 1, { agencyId: 'childrens-mash' })).toMatchObject({
      kind: 'telephone-only',
      person: null,
      telephone: '0208 496 2310',
    })
  })

  it('is rung where the next senior manager has no email: nobody else is guessed', () => {
    expect(ask(walthamForest, 2, { agencyId: 'community-health' })).toMatchObject({
      kind: 'telephone-only',
      person: { id: 'community-named-nurse' },
      telephone: '07700 900501',
    })
  })

  it('is nobody at an agency that the directory does not have', () => {
    expect(ask(walthamForest, 1, { agencyId: 'elsewhere' })).toEqual({ kind: 'nobody', agency: null })
  })

  it("gives an adult's case the adults' number of an agency that has two", () => {
    const usedPersonIds = ['community-named-nurse']
    expect(ask(walthamForest, 2, { agencyId: 'community-health', usedPersonIds })).toMatchObject({
      telephone: '0208 430 7887',
    })
    expect(
      ask(walthamForest, 2, { agencyId: 'community-health', usedPersonIds, population: 'adults' }),
    ).toMatchObject({ telephone: '0300 555 1201' })
  })
})

describe('the escalating side', () => {
  it('is led by a senior manager from step three on, the same one at the final step', () => {
    const parkside = { side: 'escalating', agencyId: 'parkside-primary' } as const
    const usedPersonIds = ['parkside-trust-safeguarding']
    for (const step of [3, 4]) {
      expect(short(ask(walthamForest, step, { ...parkside, usedPersonIds }))).toEqual([
        'email',
        'parkside-trust-safeguarding',
      ])
    }
  })

  it('is the practitioner who wrote, where practitioners speak', () => {
    const parkside = { side: 'escalating', agencyId: 'parkside-primary' } as const
    expect(short(ask(walthamForest, 1, { ...parkside, preferredPersonId: 'parkside-okafor' }))).toEqual([
      'email',
      'parkside-okafor',
    ])
  })

  it('is a Designated Safeguarding Lead where an agency has no head of service (Blackpool stage 3)', () => {
    expect(short(ask(blackpool, 3, { side: 'escalating', agencyId: 'parkside-primary' }))).toEqual([
      'email',
      'parkside-trust-safeguarding',
    ])
  })
})

describe('Blackpool', () => {
  it('asks the directors at stage 4, then its Independent Scrutineer', () => {
    expect(short(ask(blackpool, 4, { turn: 0 }))).toEqual(['email', 'childrens-director'])
    expect(short(ask(blackpool, 4, { turn: 1 }))).toEqual(['email', 'independent-scrutineer'])
    expect(short(ask(blackpool, 4, { turn: 2 }))).toBe('nobody')
  })

  it('never writes to anybody at stage 5', () => {
    expect(short(ask(blackpool, 5))).toBe('nobody')
    expect(short(ask(blackpool, 5, { side: 'escalating' }))).toBe('nobody')
  })
})

it('a protocol with unknown stages gives the number of the agency, and no person', () => {
  expect(ask(walthamForest, 1, { stage: null })).toMatchObject({ kind: 'telephone-only', person: null })
})

describe('someone who is away', () => {
  const away = { absences: [{ from: '2026-11-20', until: '2026-11-23' }] }

  it('is stood in for by their deputy', () => {
    const partnership = withPeople([
      samplePerson('lead', ['line-manager'], { ...away, deputy: 'deputy' }),
      samplePerson('deputy', ['practitioner']),
    ])
    expect(ask(partnership, 1)).toMatchObject({
      kind: 'email',
      email: 'deputy@agency.example',
      inPlaceOf: { id: 'lead' },
      away: false,
    })
  })

  it.each([
    ['on the last day of the absence', '2026-11-23T23:59:00.000Z', 'deputy'],
    ['on the day after', '2026-11-24T00:00:00.000Z', 'lead'],
    ['before the absence', '2026-11-19T23:59:00.000Z', 'lead'],
  ])('%s', (_when, now, id) => {
    const partnership = withPeople([
      samplePerson('lead', ['line-manager'], { ...away, deputy: 'deputy' }),
      samplePerson('deputy', ['practitioner']),
    ])
    expect(short(ask(partnership, 1, { on: now }))).toEqual(['email', id])
  })

  it("is stood in for by the deputy's deputy when both are away", () => {
    const partnership = withPeople([
      samplePerson('lead', ['line-manager'], { ...away, deputy: 'first' }),
      samplePerson('first', ['practitioner'], { ...away, deputy: 'second' }),
      samplePerson('second', ['practitioner']),
    ])
    expect(short(ask(partnership, 1))).toEqual(['email', 'second'])
  })

  it('is written to all the same, marked as away, when deputies go round in a circle', () => {
    const partnership = withPeople([
      samplePerson('lead', ['line-manager'], { ...away, deputy: 'other' }),
      samplePerson('other', ['practitioner'], { ...away, deputy: 'lead' }),
    ])
    expect(ask(partnership, 1)).toMatchObject({
      kind: 'email',
      person: { id: 'lead' },
      inPlaceOf: null,
      away: true,
    })
  })

  it('without a deputy is followed by the next senior manager who is there', () => {
    const partnership = withPeople([
      samplePerson('first', ['senior-manager'], away),
      samplePerson('second', ['head-of-service']),
    ])
    expect(ask(partnership, 2)).toMatchObject({ person: { id: 'second' }, inPlaceOf: { id: 'first' } })
  })

  it('is not stood in for by someone who was asked at an earlier step', () => {
    const partnership = withPeople([
      samplePerson('lead', ['line-manager']),
      samplePerson('senior', ['senior-manager'], { ...away, deputy: 'lead' }),
      samplePerson('head', ['head-of-service']),
    ])
    expect(short(ask(partnership, 2, { usedPersonIds: ['lead'] }))).toEqual(['email', 'head'])
  })
})

describe('the ladder of senior managers', () => {
  it('gives its only rung at step three when that was not asked yet', () => {
    const partnership = withPeople([samplePerson('only', ['senior-manager'])])
    expect(short(ask(partnership, 3))).toEqual(['email', 'only'])
    expect(short(ask(partnership, 3, { usedPersonIds: ['only'] }))).toBe('nobody')
  })

  it('counts someone who holds two of its roles once', () => {
    const partnership = withPeople([
      samplePerson('both', ['senior-manager', 'head-of-service']),
      samplePerson('director', ['director']),
    ])
    expect(short(ask(partnership, 3))).toEqual(['email', 'director'])
  })

  it('leaves out who is not yet, or no longer, in post', () => {
    const partnership = withPeople([
      samplePerson('left', ['senior-manager'], { until: '2026-11-22' }),
      samplePerson('coming', ['senior-manager'], { from: '2026-11-24' }),
      samplePerson('here', ['director'], { from: '2026-11-23', until: '2026-11-23' }),
    ])
    expect(short(ask(partnership, 2))).toEqual(['email', 'here'])
  })

  it("leaves out those who work with adults only in a child's case", () => {
    const people = [
      samplePerson('adults', ['senior-manager'], { populations: ['adults'] }),
      samplePerson('children', ['senior-manager']),
    ]
    const partnership = withPeople(people, { populations: ['children', 'adults'] })
    expect(short(ask(partnership, 2))).toEqual(['email', 'children'])
    expect(short(ask(partnership, 2, { population: 'adults' }))).toEqual(['email', 'adults'])
  })
})
