import { App } from 'aws-cdk-lib'
import { CfnManagedLoginBranding } from 'aws-cdk-lib/aws-cognito'
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
// The emulator refuses a template with the style of Cognito's pages, which nothing depends on (`sign-in.test.ts`).
for (const construct of app.node.findAll()) {
  if (construct instanceof CfnManagedLoginBranding)
    construct.node.scope?.node.tryRemoveChild(construct.node.id)
}
app.synth()
