import { Aws } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, TreatMissingData, type IMetric } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import type { Settings } from './settings.ts'

/** One alarm; `rings` is also the heading of its page in `docs/runbook.md`. */
export interface Bell {
  readonly rings: string
  readonly metric: IMetric
  readonly atLeast?: number
  readonly atMost?: number
  /** How many periods of five minutes in a row. */
  readonly periods?: number
  /** Silence is what rings: missing data count as bad. */
  readonly whenSilent?: boolean
}

/** Tells people of an alarm, and again when it is over. */
export class AlarmBell extends Construct {
  readonly topic: Topic
  readonly #name: string
  readonly #action: SnsAction

  constructor(scope: Construct, id: string, { settings, key }: { settings: Settings; key: IKey }) {
    super(scope, id)
    this.#name = settings.name
    this.topic = new Topic(this, 'Topic', { masterKey: key, enforceSSL: true })
    // The topic's own policy, which makes TLS a must, takes the place of the one by which an account's alarms may publish.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsRing',
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: {
          ArnLike: {
            'aws:SourceArn': `arn:${Aws.PARTITION}:cloudwatch:${settings.region}:${Aws.ACCOUNT_ID}:alarm:*`,
          },
        },
      }),
    )
    for (const email of settings.alarmEmails) this.topic.addSubscription(new EmailSubscription(email))
    this.#action = new SnsAction(this.topic)
  }

  /** @param scope where the alarm is made: its stack's */
  hang(scope: Construct, { rings, metric, atLeast, atMost, periods = 1, whenSilent = false }: Bell): Alarm {
    const alarm = new Alarm(scope, rings.replaceAll(/[^A-Za-z]/g, ''), {
      alarmName: `${this.#name}: ${rings}`,
      alarmDescription: `See “${rings}” in docs/runbook.md.`,
      metric,
      threshold: atLeast ?? atMost ?? 1,
      comparisonOperator:
        atMost === undefined
          ? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD
          : ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: periods,
      treatMissingData: whenSilent ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    })
    alarm.addAlarmAction(this.#action)
    alarm.addOkAction(this.#action)
    return alarm
  }
}
