import { Stack, type StackProps } from 'aws-cdk-lib'
import { CfnReceiptRule, CfnReceiptRuleSet } from 'aws-cdk-lib/aws-ses'
import type { Construct } from 'constructs'
import { INCOMING_PREFIX } from '../../functions/aws/lambdas.ts'
import type { CasesStack } from './cases-stack.ts'
import { MailIdentity } from './mail-identity.ts'
import { namesOf } from './names.ts'
import type { Record } from './record.ts'
import { RuleSetActivation } from './rule-set-activation.ts'
import { mailDomains } from './served-partnerships.ts'
import type { Settings } from './settings.ts'
import { ofService } from './watched.ts'

interface MailStackProps extends StackProps {
  readonly settings: Settings
  readonly record: Record
  readonly cases: CasesStack
}

/** The mail domains and the rule by which SES takes their mail: deployed last, taken away first. */
export class MailStack extends Stack {
  constructor(scope: Construct, id: string, props: MailStackProps) {
    super(scope, id, props)
    const { settings, record, cases } = props
    const names = namesOf(settings)
    const domains = mailDomains(settings)
    for (const domain of domains) {
      new MailIdentity(this, domain, { domain, configurationSet: cases.configurationSet })
    }
    const ruleSet = new CfnReceiptRuleSet(this, 'RuleSet', { ruleSetName: names.ruleSet })
    const rule = new CfnReceiptRule(this, 'TakeIn', {
      ruleSetName: names.ruleSet,
      rule: {
        name: names.rule,
        enabled: true,
        // Without it SES gives no verdict on spam and viruses; it is off by default.
        scanEnabled: true,
        tlsPolicy: settings.mail.requireTlsForIncoming ? 'Require' : 'Optional',
        // Whole domains: notices are answered at `escalations+TOKEN@…`, and each of those must come in.
        recipients: [...domains],
        actions: [
          {
            // No `kmsKeyArn`: that would be client-side encryption. The bucket encrypts by itself.
            s3Action: {
              bucketName: record.archive.bucketName,
              objectKeyPrefix: INCOMING_PREFIX,
              topicArn: cases.arrivals.topicArn,
            },
          },
        ],
      },
    })
    rule.addResourceDependency(ruleSet)
    new RuleSetActivation(this, 'Activation', { settings, names }).node.addDependency(rule)

    const ofRule = (metricName: string) => ofService('AWS/SES', metricName, 'Sum', { RuleName: names.rule })
    cases.bell.hang(this, { rings: 'SES cannot hand mail on', metric: ofRule('PublishFailure') })
    cases.bell.hang(this, { rings: 'SES gave a mail up', metric: ofRule('PublishExpired') })
  }
}
