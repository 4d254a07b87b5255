import { Duration, Validations } from 'aws-cdk-lib'
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets'
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { StartingPosition } from 'aws-cdk-lib/aws-lambda'
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailSendingEvent,
  EventDestination,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses'
import type { Topic } from 'aws-cdk-lib/aws-sns'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { table } from '../../functions/aws/table.ts'
import { LambdaFunction } from './lambda-function.ts'
import type { Names } from './names.ts'
import { EncryptedQueue, SesTopic } from './on-the-way.ts'
import type { Record } from './record.ts'
import type { Settings } from './settings.ts'
import { handOver } from './undelivered-events.ts'
import { acknowledgeWildcard } from './wildcard.ts'

export interface NoticeDeliveryProps {
  readonly settings: Settings
  readonly names: Names
  readonly record: Record
  readonly undelivered: EncryptedQueue
  /** The mail domains that notices are sent from. */
  readonly domains: readonly string[]
}

const ONE_RUN = Duration.seconds(60)

/** The outbox: carries out what a commit left to be done, and hears from SES what became of each notice. */
export class NoticeDelivery extends Construct {
  readonly configurationSet: ConfigurationSet
  /** What SES said of a notice and no program could record. */
  readonly lostEvents: Queue
  /** Where SES says what became of a notice. */
  readonly events: Topic
  readonly #props: NoticeDeliveryProps

  constructor(scope: Construct, id: string, props: NoticeDeliveryProps) {
    super(scope, id)
    this.#props = props
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      configurationSetName: props.names.configurationSet,
      // A notice names people: over TLS or not at all; a notice that cannot go is retried, and told to a person.
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      // A mailbox that bounced once is often mended the same day: each notice is tried, and each bounce is acted on.
      suppressionReasons: SuppressionReasons.COMPLAINTS_ONLY,
    })
    this.events = new SesTopic(this, 'Events', {
      key: props.record.key,
      publisherArn: props.names.configurationSetArn,
    })
    this.lostEvents = this.#hearOfNotices()
    this.#deliver()
  }

  #hearOfNotices(): Queue {
    const { settings, record } = this.#props
    const { key } = record
    this.configurationSet.addEventDestination('ToTopic', {
      destination: EventDestination.snsTopic(this.events),
      events: [
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.DELIVERY_DELAY,
      ],
    })
    const lost = new EncryptedQueue(this, 'LostEvents', { key })
    Validations.of(lost).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'This is itself a dead-letter queue.',
    })
    const queue = new EncryptedQueue(this, 'EventQueue', {
      key,
      visibilityTimeout: Duration.seconds(6 * ONE_RUN.toSeconds()),
      deadLetterQueue: { queue: lost, maxReceiveCount: 6 },
    })
    queue.subscribeTo(this.events)
    const sesEvents = new LambdaFunction(this, 'SesEvents', {
      lambda: 'ses-events',
      does: 'Records bounces, complaints, rejections and delays, and brings in a deputy where an address is dead',
      settings,
      record,
      environment: {},
      memoryMb: 512,
      timeout: ONE_RUN,
    })
    queue.feed(sesEvents, 10)
    return lost
  }

  #deliver(): void {
    const { settings, names, record, undelivered, domains } = this.#props
    const deliverNotice = new LambdaFunction(this, 'DeliverNotice', {
      lambda: 'deliver-notice',
      does: 'Sends what is in the outbox, and starts and signals the clocks of cases',
      settings,
      record,
      environment: {
        STATE_MACHINE_ARN: names.stateMachineArn,
        CONFIGURATION_SET: this.configurationSet.configurationSetName,
      },
      memoryMb: 1024,
      timeout: ONE_RUN,
    })
    const allow = (sid: string, actions: string[], resources: string[]): void => {
      deliverNotice.addToRolePolicy(new PolicyStatement({ sid, effect: Effect.ALLOW, actions, resources }))
    }
    // In the SES sandbox the recipient, too, is an identity of the account that the sender must be allowed to use.
    const identities = [...domains, ...settings.mail.sandboxRecipients].map(names.identityArn)
    allow('SendNotices', ['ses:SendRawEmail'], [...identities, names.configurationSetArn])
    allow('RunClocks', ['states:StartExecution', 'states:SendTaskSuccess'], [names.stateMachineArn])

    const stream = record.table.tableStreamArn
    if (stream === undefined) throw new TypeError('the register’s table has a stream')
    const READ_STREAM = ['DescribeStream', 'GetRecords', 'GetShardIterator'].map(
      (action) => `dynamodb:${action}`,
    )
    allow('FollowTheRegister', READ_STREAM, [stream])
    allow('FindTheStream', ['dynamodb:ListStreams'], ['*'])
    deliverNotice.addEventSourceMapping('Outbox', {
      eventSourceArn: stream,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 10,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      parallelizationFactor: 4,
      // Nothing hangs on the stream: it only hastens. What it gives up is still due, and the sweep finds it.
      retryAttempts: 3,
      maxRecordAge: Duration.minutes(15),
      filters: table.outboxPrefixes.map((prefix) => ({
        pattern: JSON.stringify({
          eventName: ['INSERT'],
          dynamodb: { Keys: { [table.partitionKey]: { S: [{ prefix }] } } },
        }),
      })),
    })
    acknowledgeWildcard(
      deliverNotice.role ?? deliverNotice,
      '*',
      'X-Ray and dynamodb:ListStreams know no resources.',
    )
    new Rule(this, 'EachMinute', {
      description: 'Sends what is due again, or was left behind',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [
        new LambdaTarget(deliverNotice, {
          ...handOver(deliverNotice, undelivered),
          event: RuleTargetInput.fromObject({ sweep: 'outbox' }),
        }),
      ],
    })
  }
}
