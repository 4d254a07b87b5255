import { App, CfnOutput, Stack } from 'aws-cdk-lib'
import { CfnAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2'
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
// The emulator's user pool has no attribute ProviderURL; this is what it would say.
for (const authorizer of app.node.findAll().filter((each) => each instanceof CfnAuthorizer)) {
  authorizer.addPropertyOverride(
    'JwtConfiguration.Issuer',
    'https://cognito-idp.eu-west-2.amazonaws.com/test',
  )
}
// The emulator's identities have no DKIM tokens, so that the DNS records cannot be printed there.
for (const output of app.node.findAll().filter((each) => each instanceof CfnOutput)) {
  if (/DkimDNSToken/u.test(JSON.stringify(Stack.of(output).resolve(output.value)))) {
    output.node.scope?.node.tryRemoveChild(output.node.id)
  }
}
app.synth()
