import { describe, expect, it } from 'vitest'
import { checkTogether } from '../../../functions/domain/partnership/assemble-partnership.ts'
import { describeFileError } from '../../../functions/domain/partnership/partnership-file.ts'
import { edited, type Edit } from './shipped-files.ts'

const refusal = (...edits: readonly Edit[]): string => {
  const result = edited(edits)
  return result.kind === 'refused' ? result.errors.map(describeFileError).join('\n') : 'accepted'
}

const right = '. Right would be, for example: '

describe('a wrong file is refused with file, line, column, what is wrong and what would be right', () => {
  it.each<readonly [string, Edit, string]>([
    [
      'a time of no days',
      ['protocol.yaml', 'count: 5', 'count: 0'],
      `protocol.yaml:12:47: stages[0].timeAllowed.count must be more than 0${right}count: 5`,
    ],
    [
      'an unknown unit',
      ['protocol.yaml', 'unit: working-days', 'unit: fortnights'],
      `protocol.yaml:12:26: stages[0].timeAllowed.unit must be one of working-days, calendar-days, hours, same-working-day${right}unit: working-days`,
    ],
    [
      'a misspelt key',
      ['protocol.yaml', 'noun: step', 'nown: step'],
      `protocol.yaml:5:1: the file has nown, which means nothing here${right}partnerships/waltham-forest/protocol.yaml`,
    ],
    [
      'a missing key',
      ['protocol.yaml', 'noun: step', ''],
      `protocol.yaml:1:1: noun is missing${right}noun: step`,
    ],
    [
      'a rule without its source',
      ['protocol.yaml', '  source: >-\n    Where there is', '  sauce: >-\n    Where there is'],
      `protocol.yaml:68:3: immediateRisk.source is missing${right}source: `,
    ],
    [
      'an unknown role',
      ['protocol.yaml', '{ role: line-manager }', '{ role: boss }'],
      'protocol.yaml:11:25: stages[0].receiving[0].role must be one of practitioner, line-manager,',
    ],
    [
      'a telephone number that YAML reads as a number',
      ['directory.yaml', 'telephone: 07909 899199', 'telephone: 07909899199'],
      `directory.yaml:92:20: agencies[1].people[6].telephone must be a telephone number, spaced or in quotes${right}telephone: 020 7946 0100`,
    ],
    [
      'an email address without its domain',
      ['directory.yaml', 't.okafor@parkside-primary.example', 't.okafor'],
      `agencies[0].people[0].email must be an email address${right}email: t.okafor@parkside-primary.example`,
    ],
    [
      'text that is not YAML, once',
      ['partnership.yaml', 'addresses:', 'addresses: ]'],
      'partnership.yaml:6:12: the file is not YAML: Unexpected flow-seq-end token',
    ],
    [
      'an id that is not the folder',
      ['partnership.yaml', 'id: waltham-forest', 'id: waltham'],
      `partnership.yaml:3:5: id is waltham, but the folder is called waltham-forest${right}id: waltham-forest`,
    ],
    [
      'an address at a foreign domain',
      ['partnership.yaml', 'escalations@waltham-forest.example', 'escalations@police.example'],
      "partnership.yaml:7:16: addresses[0].address is not at the partnership's domain waltham-forest.example",
    ],
    [
      'an address for two populations',
      ['partnership.yaml', 'escalations.adults@', 'escalations@'],
      'partnership.yaml:8:16: addresses[1].address stands here twice: escalations@waltham-forest.example',
    ],
    [
      'an address for a population without a protocol',
      ['partnership.yaml', 'adults: protocol.yaml', 'adults: null'],
      'protocols names no protocol for adults, whom escalations.adults@waltham-forest.example is for',
    ],
    [
      'a protocol that nobody can write to',
      ['partnership.yaml', 'population: adults', 'population: children'],
      'partnership.yaml:7:3: addresses has no address for adults, who have a protocol',
    ],
    [
      'a protocol that is not there',
      ['partnership.yaml', 'children: protocol.yaml', 'children: absent.yaml'],
      `partnership.yaml:11:13: protocols.children is absent.yaml, which is not in the folder${right}children: protocol.yaml`,
    ],
    [
      'a protocol outside its folder',
      ['partnership.yaml', 'children: protocol.yaml', 'children: ../blackpool/protocol.yaml'],
      'protocols.children must be the name of a .yaml file in the same folder',
    ],
    [
      'a working day that ends before it starts',
      ['partnership.yaml', 'outOfHours:', "workingDay: { start: '17:00', end: '09:00' }\noutOfHours:"],
      'workingDay must end after it starts',
    ],
    [
      'a next step that does not exist',
      ['protocol.yaml', 'next: 2', 'next: 9'],
      `protocol.yaml:13:11: stages[0].next leads to 9, which is no stage of this protocol${right}next: 2`,
    ],
    ['a step that leads back', ['protocol.yaml', 'next: 3', 'next: 1'], 'stages[1].next leads back to 1'],
    [
      'steps out of order',
      ['protocol.yaml', 'number: 2', 'number: 3'],
      'stages[1].number is 3, but stages are numbered',
    ],
    [
      'a step with nobody to write to that would escalate in silence',
      ['protocol.yaml', 'receiving: [{ role: line-manager }]', 'receiving: []'],
      'stages[0].onTimeout must be alert-only, because nobody is written to',
    ],
    [
      'two steps of one name',
      ['protocol.yaml', 'label: Step one', 'label: Step one\n    aliases: [final]'],
      'aliases name two stages final',
    ],
    [
      'an unknown deputy',
      ['directory.yaml', 'deputy: childrens-duty-manager', 'deputy: nobody-known'],
      "agencies[1].people[1].deputy is nobody-known, who is nobody at Children's Social Care",
    ],
    [
      'someone who is their own deputy',
      ['directory.yaml', 'deputy: childrens-duty-manager', 'deputy: childrens-team-manager'],
      'agencies[1].people[1].deputy is the person themselves',
    ],
    [
      'two people with one email address',
      ['directory.yaml', 'duty.manager@childrens', 'team.manager@childrens'],
      'agencies[1].people[2].email belongs to two people: team.manager@childrens-services.example',
    ],
    [
      'two people with one id',
      ['directory.yaml', 'id: parkside-headteacher', 'id: parkside-okafor'],
      'agencies[0].people[1].id stands here twice: parkside-okafor',
    ],
    [
      'two agencies with one id',
      ['directory.yaml', 'id: barts-health', 'id: early-help'],
      'id stands here twice: early-help',
    ],
    [
      'two agencies with one name',
      ['directory.yaml', 'aliases: [Whipps Cross]', 'aliases: [Early Help]'],
      'has a name that is already taken: early help',
    ],
    [
      "an agency at the partnership's own domain",
      ['directory.yaml', 'domains: [police.example]', 'domains: [mail.waltham-forest.example]'],
      "agencies[3].domains include the partnership's own domain waltham-forest.example",
    ],
    [
      'a scrutineer outside the office',
      ['directory.yaml', 'roles: [practitioner]', 'roles: [independent-scrutineer]'],
      "agencies[0].people[0].roles include one of the partnership's own, which only its office has",
    ],
    [
      'an office without the scrutineer whom the protocol asks for',
      ['directory.yaml', 'roles: [independent-scrutineer]', 'roles: [independent-chair]'],
      'need someone as independent-scrutineer, whom the protocol asks for',
    ],
    [
      'a directory without an office',
      ['directory.yaml', 'office: true', 'office: false'],
      'agencies need exactly one with office: true, but have 0',
    ],
    [
      'an office without a business unit',
      ['directory.yaml', 'roles: [business-unit]', 'roles: [independent-chair]'],
      'people need exactly one business-unit, but have 0',
    ],
    [
      'a business unit without email',
      ['directory.yaml', 'email: business.unit@waltham-forest.example', 'email: null'],
      'need an email address for the business unit',
    ],
    [
      'someone who leaves before they start',
      [
        'directory.yaml',
        'jobTitle: Class teacher',
        'jobTitle: Class teacher\n        from: 2026-09-01\n        until: 2026-08-31',
      ],
      'agencies[0].people[0].until is before 2026-09-01, when the person starts',
    ],
    [
      'a date that is none',
      ['directory.yaml', 'jobTitle: Class teacher', 'jobTitle: Class teacher\n        from: 2026-02-30'],
      `agencies[0].people[0].from must be a date, year first${right}from: 2026-09-01`,
    ],
    [
      'someone for a population that the agency does not serve',
      ['directory.yaml', 'jobTitle: Duty manager', 'jobTitle: Duty manager\n        populations: [adults]'],
      "agencies[1].people[2].populations go beyond those of Children's Social Care",
    ],
  ])('%s', (_what, edit, said) => {
    const refused = refusal(edit)
    expect(refused).toContain(said)
    expect(refused.startsWith('partnerships/waltham-forest/')).toBe(true)
  })

  it('everything wrong in all its files is told at once', () => {
    const told = refusal(
      ['protocol.yaml', 'noun: step', 'noun: rung'],
      ['directory.yaml', 'office: true', 'office: maybe'],
    )
    expect(told.split('\n')).toHaveLength(2)
  })

  it('two partnerships with one escalation address cannot be served together', () => {
    const one = edited([])
    if (one.kind !== 'loaded') throw new Error('the shipped files are right')
    expect(checkTogether([one, one]).map(({ problem }) => problem)).toEqual([
      'belongs to waltham-forest already: escalations@waltham-forest.example',
      'belongs to waltham-forest already: escalations.adults@waltham-forest.example',
    ])
  })
})
