import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  GetFunctionConfigurationCommand,
  InvokeCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import {
  CreateStateMachineCommand,
  DescribeStateMachineCommand,
  ListExecutionsCommand,
  SFNClient,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn'
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns'
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import { DynamoStore } from '../../../functions/aws/dynamo-store.ts'
import { S3Archive } from '../../../functions/aws/s3-archive.ts'
import { rawMail, type SampleMail } from '../sample-mail.ts'
import { deployed, type Outputs } from './deploy.ts'
import { REGION } from './emulator.ts'

const sentSchema = z.object({
  messages: z.record(
    z.string(),
    z.array(z.object({ MessageId: z.string(), To: z.array(z.string()), Subject: z.string() })),
  ),
})

/** What a test does in the emulator's account: it plays SES's part, and looks at what the Lambdas made of it. */
export class Account {
  readonly store: DynamoStore
  readonly outputs: Outputs
  readonly #endpoint: string
  readonly #stepFunctions: string
  readonly #connection
  readonly #s3: S3Client
  readonly #sns: SNSClient
  readonly #sqs: SQSClient
  readonly #lambda: LambdaClient

  constructor({ endpoint, stepFunctions }: { endpoint: string; stepFunctions: string }, outputs: Outputs) {
    this.#endpoint = endpoint
    this.#stepFunctions = stepFunctions
    this.outputs = outputs
    this.#connection = {
      endpoint,
      region: REGION,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    }
    this.#s3 = new S3Client({ ...this.#connection, forcePathStyle: true })
    this.#sns = new SNSClient(this.#connection)
    this.#sqs = new SQSClient(this.#connection)
    this.#lambda = new LambdaClient(this.#connection)
    this.store = new DynamoStore({
      client: DynamoDBDocumentClient.from(new DynamoDBClient(this.#connection)),
      tableName: deployed.table,
      archive: new S3Archive(this.#s3, deployed.bucket),
    })
  }

  /** SES takes a mail in: the object first, then the announcement, as often as asked. */
  async mailComes(mail: SampleMail, { times = 1 } = {}): Promise<void> {
    await this.storeMail(mail.messageId, rawMail(mail))
    const announcement = announcementOf(mail)
    await Promise.all(Array.from({ length: times }, () => this.announce(announcement)))
  }

  async storeMail(sesId: string, raw: string): Promise<void> {
    await this.#s3.send(
      new PutObjectCommand({ Bucket: deployed.bucket, Key: `incoming/${sesId}`, Body: raw }),
    )
  }

  async announce(announcement: object): Promise<void> {
    await this.#sns.send(
      new PublishCommand({ TopicArn: this.outputs.ArrivalsTopic, Message: JSON.stringify(announcement) }),
    )
  }

  /** Invokes a Lambda as its source would, and gives its answer; throws what it threw. */
  async invoke(name: string, event: object): Promise<unknown> {
    const { Payload, FunctionError } = await this.#lambda.send(
      new InvokeCommand({ FunctionName: deployed.lambda(name), Payload: JSON.stringify(event) }),
    )
    const answer: unknown = JSON.parse(Buffer.from(Payload ?? 'null').toString() || 'null')
    if (FunctionError !== undefined) throw new Error(`${name}: ${JSON.stringify(answer)}`)
    return answer
  }

  async waitingIn(queueUrl: string): Promise<number> {
    const { Attributes } = await this.#sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
    )
    return Number(Attributes?.['ApproximateNumberOfMessages'] ?? 0)
  }

  /** What an operator's redrive does, message by message (the emulator has no StartMessageMoveTask). */
  async redrive(from: string, to: string): Promise<number> {
    const { Messages = [] } = await this.#sqs.send(
      new ReceiveMessageCommand({ QueueUrl: from, MaxNumberOfMessages: 10 }),
    )
    for (const { Body, ReceiptHandle } of Messages) {
      await this.#sqs.send(new SendMessageCommand({ QueueUrl: to, MessageBody: Body }))
      await this.#sqs.send(new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle }))
    }
    return Messages.length
  }

  async send(queueUrl: string, body: string): Promise<void> {
    await this.#sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body }))
  }

  /** What SES has sent, oldest first. */
  async sent(): Promise<{ MessageId: string; To: string[]; Subject: string }[]> {
    const answer = await fetch(`${this.#endpoint}/_ministack/ses/messages`)
    return Object.values(sentSchema.parse(await answer.json()).messages).flat()
  }

  async runningExecutions(): Promise<{ name: string; arn: string }[]> {
    const { executions = [] } = await new SFNClient(this.#connection).send(
      new ListExecutionsCommand({ stateMachineArn: this.outputs.StateMachine, statusFilter: 'RUNNING' }),
    )
    return executions.map(({ name = '', executionArn = '' }) => ({ name, arn: executionArn }))
  }

  async kill(executionArn: string): Promise<void> {
    await new SFNClient(this.#connection).send(new StopExecutionCommand({ executionArn, error: 'Killed' }))
  }

  /**
   * Puts the deployed state machine, as CloudFormation resolved it, into the second interpreter, under the same ARN, and
   * lets the Lambdas find it there: the emulator's own ignores `TimeoutSecondsPath` on a callback.
   */
  async useSecondInterpreter(): Promise<void> {
    const { name, definition, roleArn } = await new SFNClient(this.#connection).send(
      new DescribeStateMachineCommand({ stateMachineArn: this.outputs.StateMachine }),
    )
    const second = new SFNClient({ ...this.#connection, endpoint: this.#stepFunctions })
    const { stateMachineArn } = await second.send(
      new CreateStateMachineCommand({ name, definition, roleArn }),
    )
    if (stateMachineArn !== this.outputs.StateMachine) throw new Error('the ARNs differ')
    for (const lambda of ['run-case', 'deliver-notice', 'watchdog']) {
      const FunctionName = deployed.lambda(lambda)
      const { Environment } = await this.#lambda.send(new GetFunctionConfigurationCommand({ FunctionName }))
      const Variables = { ...Environment?.Variables, AWS_ENDPOINT_URL_SFN: this.#stepFunctions }
      await this.#lambda.send(
        new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }),
      )
    }
  }
}

const PASS = { status: 'PASS' }

/** What SES publishes for a mail of a sender whose domain it has verified. */
export const announcementOf = ({ messageId, cc, from }: SampleMail) => ({
  notificationType: 'Received',
  mail: {
    timestamp: new Date().toISOString(),
    messageId,
    source: from ?? 't.okafor@parkside-primary.example',
    destination: [cc ?? 'escalations@waltham-forest.example'],
  },
  receipt: {
    timestamp: new Date().toISOString(),
    processingTimeMillis: 500,
    recipients: [cc ?? 'escalations@waltham-forest.example'],
    spamVerdict: PASS,
    virusVerdict: PASS,
    spfVerdict: PASS,
    dkimVerdict: PASS,
    dmarcVerdict: PASS,
    action: {
      type: 'S3',
      topicArn: 'arn:aws:sns:eu-west-2:000000000000:arrivals',
      bucketName: deployed.bucket,
      objectKey: `incoming/${messageId}`,
    },
  },
})
