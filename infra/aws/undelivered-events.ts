import { Duration, Validations } from 'aws-cdk-lib'
import type { TargetBaseProps } from 'aws-cdk-lib/aws-events-targets'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import { EncryptedQueue } from './on-the-way.ts'

/** What EventBridge could not hand to a Lambda, or a Lambda could not do for an event: an alarm watches it. */
export class UndeliveredEvents extends EncryptedQueue {
  constructor(scope: Construct, id: string, key: IKey) {
    super(scope, id, { key })
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'This is itself the dead-letter queue of event rules and of asynchronous Lambdas.',
    })
  }
}

/**
 * How a rule hands its events to a Lambda: for an hour at most, as each of them only hastens what the watchdog does
 * anyway; what failed is kept.
 */
export const handOver = (lambda: IFunction, undelivered: EncryptedQueue): TargetBaseProps => {
  undelivered.letSend(lambda)
  lambda.configureAsyncInvoke({
    maxEventAge: Duration.hours(1),
    retryAttempts: 2,
    // Not CDK's `SqsDestination`, which grants the use of the key with wildcards.
    onFailure: { bind: () => ({ destination: undelivered.queueArn }) },
  })
  return { deadLetterQueue: undelivered, maxEventAge: Duration.hours(1), retryAttempts: 8 }
}
