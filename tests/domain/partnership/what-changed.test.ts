import { describe, expect, it } from 'vitest'
import type { Partnership, Settings } from '../../../functions/domain/partnership/partnership.ts'
import { settingsSchema } from '../../../functions/domain/partnership/settings-schema.ts'
import { whatChanged } from '../../../functions/domain/partnership/what-changed.ts'
import { protocolOf, shippedPartnership } from './shipped.ts'

const before = shippedPartnership('waltham-forest')

type Unchanging = 'id' | 'protocols' | 'decisions' | 'calendar'
/** A change of each setting; an id never changes, there is one calendar, and the rest shows in the protocols that it makes. */
const changes: { readonly [Key in Exclude<keyof Settings, Unchanging>]: Settings[Key] } = {
  name: 'Another name',
  domain: 'another.example',
  addresses: [{ address: 'another@waltham-forest.example', population: 'children' }],
  outOfHours: { children: null, adults: null },
  workingDay: { ...before.workingDay, end: '16:00' },
  extraBankHolidays: [{ date: '2027-05-04', name: 'A day of mourning' }],
  stepNoticeCarries: before.stepNoticeCarries === 'words' ? 'link' : 'words',
  retention: { closedCases: { years: 1 }, mailWithoutCase: { months: 3 } },
  levelsOfNeed: { ...before.levelsOfNeed, 'early-help': 'Another name' },
  reports: { yearStartsInMonth: 1, suppressBelow: 7, weeklyDigest: false },
}

describe('what changes with a version of a partnership’s files', () => {
  it('is told for every setting that there is', () => {
    const settings = Object.keys(settingsSchema.shape)
    expect([...Object.keys(changes), 'id', 'protocols', 'decisions', 'calendar'].toSorted()).toEqual(
      settings.toSorted(),
    )
  })

  it.each(Object.entries(changes))('is told of %s by name, before it is put in force', (key, value) => {
    const after: Partnership = { ...before, [key]: value }
    const told = whatChanged(before, after)
    expect(told.length).toBeGreaterThan(0)
    expect(told.map(({ about }) => about)).not.toContain('The files')
  })

  it('says how long records are kept from then on', () => {
    const told = whatChanged(before, { ...before, retention: changes.retention })
    expect(told.map(({ what, after }) => [what, after])).toEqual([
      ['A closed case may be erased', 'from 1 year after it ended'],
      ['Mail without a case may be erased', 'from 3 months after it came'],
    ])
  })

  it('never passes for a change of layout, even where no line of the table is about it', () => {
    const protocol = protocolOf(before)
    const children = { ...protocol, afterwards: [{ what: 'A complaint', source: 'Any sentence.' }] }
    const told = whatChanged(before, { ...before, protocols: { ...before.protocols, children } })
    expect(told.map(({ what }) => what)).toEqual(['Something that has no line here'])
  })

  it('is nothing for another version of the same text', () => {
    expect(whatChanged(before, { ...before, version: 12 })).toEqual([])
  })
})
