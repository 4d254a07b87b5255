import { Duration, Validations } from 'aws-cdk-lib'
import { Rule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets'
import type { Topic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import { INCOMING_PREFIX } from '../../functions/aws/lambdas.ts'
import { LambdaFunction } from './lambda-function.ts'
import type { Names } from './names.ts'
import { EncryptedQueue, SesTopic } from './on-the-way.ts'
import type { Record } from './record.ts'
import type { Settings } from './settings.ts'
import { handOver } from './undelivered-events.ts'

export interface MailReceiptProps {
  readonly settings: Settings
  readonly names: Names
  readonly record: Record
  readonly undelivered: EncryptedQueue
}

/** Reading one mail takes 5 s at most, and a name server may be slow for each of five. */
const READING = Duration.seconds(60)
const VISIBILITY = Duration.seconds(6 * READING.toSeconds())

/**
 * Six attempts, six minutes apart: mail that waits for a name server (temperror is retried, not failed) has half an
 * hour; then a person gets it, with the working day still before them.
 */
const ATTEMPTS = 6

/** Filing is writing one row; three attempts outlast a throttled moment. */
const FILING_ATTEMPTS = 3

/** From SES's message about a stored mail to the case that it opens or moves, or to a person. */
export class MailReceipt extends Construct {
  readonly arrivals: Topic
  readonly mailQueue: EncryptedQueue
  readonly deadLetters: EncryptedQueue
  /** Mail that was filed as held because it could not be read; a person redrives it when the fault is mended. */
  readonly parked: EncryptedQueue

  constructor(scope: Construct, id: string, { settings, names, record, undelivered }: MailReceiptProps) {
    super(scope, id)
    const { key } = record
    this.parked = new EncryptedQueue(this, 'Parked', { key })
    Validations.of(this.parked).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'Nothing reads this queue but a person: it is where mail ends that no program could read.',
    })
    this.deadLetters = new EncryptedQueue(this, 'DeadLetters', {
      key,
      visibilityTimeout: VISIBILITY,
      // The attempts at reading may count here too: a message must not be parked before it was ever filed.
      deadLetterQueue: { queue: this.parked, maxReceiveCount: ATTEMPTS + FILING_ATTEMPTS },
    })
    this.mailQueue = new EncryptedQueue(this, 'Mail', {
      key,
      visibilityTimeout: VISIBILITY,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: ATTEMPTS },
    })
    this.arrivals = new SesTopic(this, 'Arrivals', { key, publisherArn: names.ruleArn })
    this.mailQueue.subscribeTo(this.arrivals)

    const shared = { settings, record, environment: {}, timeout: READING }
    const receiveMail = new LambdaFunction(this, 'ReceiveMail', {
      ...shared,
      lambda: 'receive-mail',
      does: 'Reads a mail, decides what it does, and records that',
      // A mail of 40 MB is held several times over while it is taken apart.
      memoryMb: 2048,
    })
    this.mailQueue.feed(receiveMail, 5)
    const fileDeadLetter = new LambdaFunction(this, 'FileDeadLetter', {
      ...shared,
      lambda: 'file-dead-letter',
      does: 'Puts mail that could not be read in front of a person',
      environment: { PARKED_MAIL_URL: this.parked.queueUrl },
      memoryMb: 512,
    })
    this.parked.letSend(fileDeadLetter)
    this.deadLetters.feed(fileDeadLetter, 5)
    const recordReceipt = new LambdaFunction(this, 'RecordReceipt', {
      ...shared,
      lambda: 'record-receipt',
      does: 'Notes that SES has stored a mail, so that the ledger balances without listing the bucket',
      memoryMb: 512,
    })
    new Rule(this, 'MailStored', {
      description: 'SES has stored a mail',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: {
          bucket: { name: [record.archive.bucketName] },
          object: { key: [{ prefix: INCOMING_PREFIX }] },
        },
      },
      targets: [new LambdaTarget(recordReceipt, handOver(recordReceipt, undelivered))],
    })
  }
}
