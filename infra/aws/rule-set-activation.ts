import { CustomResource, Duration } from 'aws-cdk-lib'
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Function } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { bundled } from './bundle.ts'
import { ownLogAndRole } from './lambda-function.ts'
import type { Names } from './names.ts'
import type { Settings } from './settings.ts'
import { acknowledgeWildcard } from './wildcard.ts'

/**
 * Makes our rule set the active one. CloudFormation has no resource for it, and there is one per account and region:
 * somebody else's is left alone unless the settings say otherwise.
 */
export class RuleSetActivation extends Construct {
  constructor(scope: Construct, id: string, { settings, names }: { settings: Settings; names: Names }) {
    super(scope, id)
    const functionName = `${settings.name}-activate-rule-set`
    const own = ownLogAndRole(this, 'Activate', functionName, settings.retention.logDays)
    const activate = new Function(this, 'Activate', {
      ...own,
      ...bundled('functions/activate-rule-set/lambda.ts', []),
      functionName,
      description: 'Makes the receipt rule set of Stepwise the active one, or says whose is in its way',
      memorySize: 256,
      timeout: Duration.seconds(60),
    })
    own.role.addToPrincipalPolicy(
      new PolicyStatement({
        sid: 'ActivateTheRuleSet',
        effect: Effect.ALLOW,
        actions: ['ses:DescribeActiveReceiptRuleSet', 'ses:SetActiveReceiptRuleSet'],
        resources: ['*'],
      }),
    )
    acknowledgeWildcard(
      own.role,
      '*',
      'The two actions on the active rule set take no resource (Actions defined by Amazon SES); nor does X-Ray.',
    )
    new CustomResource(this, 'Active', {
      resourceType: 'Custom::ActiveReceiptRuleSet',
      serviceToken: activate.functionArn,
      serviceTimeout: Duration.minutes(5),
      properties: { ruleSet: names.ruleSet, displace: String(settings.mail.displaceActiveRuleSet) },
    })
  }
}
