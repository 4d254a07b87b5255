import { App } from 'aws-cdk-lib'
import { parseSettings } from '../../../infra/aws/settings.ts'
import { stepwise } from '../../../infra/aws/stepwise.ts'

/** The stacks as they are, with the settings of a test: a day lasts the seconds that the test says, from now on. */
const secondsPerDay = process.env['TEST_SECONDS_PER_DAY'] ?? '86400'
const settings = `
name: stepwise-test
stage: test
account: '000000000000'
region: eu-west-2
partnerships: [waltham-forest]
alarmEmails: [alarms@waltham-forest.example]
testClock:
  secondsPerDay: ${secondsPerDay}
  clockFrom: '${new Date().toISOString()}'
`
const app = new App()
stepwise(app, parseSettings(settings, 'the settings of the test'))
app.synth()
