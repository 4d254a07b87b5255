import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadSettings, parseSettings, WrongSettings } from '../../../infra/aws/settings.ts'
import { mailDomains } from '../../../infra/aws/served-partnerships.ts'

const wrong = (text: string): string => {
  try {
    parseSettings(text, 'settings.yaml')
  } catch (error) {
    if (error instanceof WrongSettings) return error.message
    throw error
  }
  throw new Error('these settings were taken')
}
const enough = 'alarmEmails: [alarms@example.org]'

describe('the settings of a deployment', () => {
  it('need no more than whom to tell of alarms', () => {
    expect(parseSettings(enough, 'settings.yaml')).toMatchObject({
      name: 'stepwise',
      stage: 'production',
      region: 'eu-west-2',
      mail: { requireTlsForIncoming: false, displaceActiveRuleSet: false },
    })
  })

  it('are the sample where there are none yet, and say so', () => {
    expect(loadSettings('infra/aws/no-such-file.yaml', 'infra/aws/settings.sample.yaml').sample).toBe(true)
  })

  it('of the sample are those that hold without it, so that it can be read as their list', () => {
    const sample = parseSettings(readFileSync('infra/aws/settings.sample.yaml', 'utf8'), 'sample')
    const { alarmEmails } = sample
    expect(sample).toEqual({ ...parseSettings(enough, 'settings.yaml'), alarmEmails })
  })

  it('are refused with every fault in one message', () => {
    expect(wrong('name: Step Wise\naccount: 123\nalarmEmails: []')).toBe(
      [
        'settings.yaml cannot be used:',
        '  name: must be 2 to 20 lower-case letters, digits and hyphens, and not end with a hyphen',
        '  account: Invalid input: expected string, received number',
        '  alarmEmails: needs at least one address, or alarms ring unheard',
      ].join('\n'),
    )
  })

  it('are refused with a name that SES would refuse half-way through a deployment', () => {
    expect(wrong(`name: stepwise-\n${enough}`)).toContain('not end with a hyphen')
  })

  it('are refused with a name that Cognito would refuse half-way through a deployment', () => {
    for (const name of ['stepwise-aws', 'amazonia', 'my-cognito'])
      expect(wrong(`name: ${name}\n${enough}`), name).toContain('must not hold “aws”, “amazon” or “cognito”')
  })

  it('are refused with an unknown word, which may be a mistyped one', () => {
    expect(wrong(`${enough}\nbudget: 50`)).toContain('Unrecognized key: "budget"')
  })

  it('let no deadline pass in seconds but in a deployment that says it is a test', () => {
    const clock = 'testClock: { secondsPerDay: 2, clockFrom: "2027-01-11T09:00:00.000Z" }'
    expect(wrong(`${enough}\n${clock}`)).toContain('testClock: is for `stage: test` only')
    expect(parseSettings(`${enough}\nstage: test\n${clock}`, 'settings.yaml').testClock?.secondsPerDay).toBe(
      2,
    )
  })

  it('are refused when they are no YAML', () => {
    expect(wrong('name: [')).toContain('settings.yaml is not YAML')
  })

  it('are refused when they name a partnership that is not there', () => {
    const settings = parseSettings(`${enough}\npartnerships: [atlantis]`, 'settings.yaml')
    expect(() => mailDomains(settings)).toThrow(/atlantis is no partnership here/)
  })
})
