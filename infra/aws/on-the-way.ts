import { Aws, Duration } from 'aws-cdk-lib'
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { Subscription, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns'
import { Queue, QueueEncryption, type DeadLetterQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'

/** SQS keeps nothing longer: a fortnight over Christmas in which nobody looks. */
const LONGEST = Duration.days(14)

interface EncryptedQueueProps {
  readonly key: IKey
  /** At least six times the timeout of the Lambda that reads it, as AWS advises for SQS event sources. */
  readonly visibilityTimeout?: Duration
  readonly deadLetterQueue?: DeadLetterQueue
}

/** A queue of what is on its way: under our key, over TLS only, kept as long as SQS keeps anything. */
export class EncryptedQueue extends Queue {
  constructor(scope: Construct, id: string, { key, ...props }: EncryptedQueueProps) {
    super(scope, id, {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: key,
      enforceSSL: true,
      retentionPeriod: LONGEST,
      ...props,
    })
  }

  /** By hand, as below: CDK grants the use of the key with wildcards. */
  letSend(lambda: IFunction): void {
    lambda.addToRolePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['sqs:SendMessage'],
        resources: [this.queueArn],
      }),
    )
  }

  /** Hands messages to a Lambda, each of which comes back alone if it fails. */
  feed(lambda: IFunction, batchSize: number): void {
    lambda.addToRolePolicy(
      new PolicyStatement({
        sid: 'TakeFromTheQueue',
        effect: Effect.ALLOW,
        actions: [
          'sqs:ReceiveMessage',
          'sqs:DeleteMessage',
          'sqs:ChangeMessageVisibility',
          'sqs:GetQueueAttributes',
        ],
        resources: [this.queueArn],
      }),
    )
    lambda.addEventSourceMapping('Queue', {
      eventSourceArn: this.queueArn,
      batchSize,
      reportBatchItemFailures: true,
    })
  }

  /** Not CDK's own subscription: that writes into the key's policy, which lies in another stack. */
  subscribeTo(topic: Topic): void {
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'TheTopicHandsOn',
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal('sns.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [this.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': topic.topicArn } },
      }),
    )
    new Subscription(this, 'Subscription', {
      topic,
      protocol: SubscriptionProtocol.SQS,
      endpoint: this.queueArn,
    })
  }
}

/** A topic under our key to which SES publishes, for one rule or one configuration set of this account. */
export class SesTopic extends Topic {
  constructor(scope: Construct, id: string, { key, publisherArn }: { key: IKey; publisherArn: string }) {
    super(scope, id, { masterKey: key, enforceSSL: true })
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'SesPublishes',
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topicArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
          ArnEquals: { 'aws:SourceArn': publisherArn },
        },
      }),
    )
  }
}
