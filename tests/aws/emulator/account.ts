import { createHash } from 'node:crypto'
import { CloudWatchClient, DescribeAlarmsCommand, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  GetFunctionConfigurationCommand,
  InvokeCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { SESClient, VerifyDomainIdentityCommand } from '@aws-sdk/client-ses'
import {
  CreateStateMachineCommand,
  DescribeStateMachineCommand,
  ListExecutionsCommand,
  SFNClient,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn'
import { ListTopicsCommand, PublishCommand, SNSClient } from '@aws-sdk/client-sns'
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import { DisableRuleCommand, EventBridgeClient, ListRulesCommand } from '@aws-sdk/client-eventbridge'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import { lambdaNames } from '../../../functions/aws/lambdas.ts'
import { verdictsKey } from '../../../functions/aws/ses-receipt.ts'
import { DynamoStore } from '../../../functions/aws/dynamo-store.ts'
import { S3Archive } from '../../../functions/aws/s3-archive.ts'
import { S3Bundles } from '../../../functions/aws/s3-bundles.ts'
import { sealed } from '../../../functions/register/sign-in/seal.ts'
import { mailKey } from '../../../functions/receive-mail/handler.ts'
import { pendingMail, rawMail, type SampleMail } from '../sample-mail.ts'
import { announcementOf } from './announcement.ts'
import { deployed, type Outputs } from './deploy.ts'
import { ACCOUNT, REGION } from './emulator.ts'

const sentSchema = z.object({
  messages: z.record(
    z.string(),
    z.array(z.object({ MessageId: z.string(), To: z.array(z.string()), Subject: z.string() })),
  ),
})

const answerSchema = z.looseObject({
  statusCode: z.number(),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string().default(''),
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

  /** The bundles of cases, as the deployed register orders and finds them. */
  get bundles(): S3Bundles {
    const { bucket, lambda } = deployed
    return new S3Bundles({ s3: this.#s3, bucket, lambda: this.#lambda, maker: lambda('make-bundle') })
  }

  /** The mail stack's part, which the emulator cannot be given: the domain that notices are sent from is verified. */
  async verifyDomain(Domain: string): Promise<void> {
    await new SESClient(this.#connection).send(new VerifyDomainIdentityCommand({ Domain }))
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

  /** A mail that the ledger has and the queue has lost. */
  async leavePending(mail: SampleMail, receivedAt: string): Promise<void> {
    const archive = new S3Archive(this.#s3, deployed.bucket)
    await archive.put(mailKey(mail.messageId), Buffer.from(rawMail(mail)))
    const verdicts = { spam: 'PASS', virus: 'PASS', spf: 'PASS', dmarc: 'PASS' }
    await archive.put(verdictsKey(mail.messageId), Buffer.from(JSON.stringify(verdicts)))
    await this.store.receive({ ...pendingMail(mail.messageId), receivedAt })
  }

  async announce(announcement: object): Promise<void> {
    await this.#sns.send(
      new PublishCommand({ TopicArn: this.outputs.ArrivalsTopic, Message: JSON.stringify(announcement) }),
    )
  }

  /** Invokes a Lambda as its source would, and gives its answer; throws what it threw. */
  async invoke(name: string, event: object): Promise<unknown> {
    return (await this.#invoke(name, event)).answer
  }

  async #invoke(name: string, event: object): Promise<{ answer: unknown; log: string }> {
    const { Payload, FunctionError, LogResult } = await this.#lambda.send(
      new InvokeCommand({
        FunctionName: deployed.lambda(name),
        Payload: JSON.stringify(event),
        LogType: 'Tail',
      }),
    )
    const answer: unknown = JSON.parse(Buffer.from(Payload ?? 'null').toString() || 'null')
    if (FunctionError !== undefined) throw new Error(`${name}: ${JSON.stringify(answer)}`)
    return { answer, log: Buffer.from(LogResult ?? '', 'base64').toString() }
  }

  /** Asks the register as the HTTP API would (payload format 2.0). @returns its answer, and what it wrote to its log */
  async visit(
    path: string,
    { cookie, host = this.#host }: { cookie?: string; host?: string } = {},
  ): Promise<z.infer<typeof answerSchema> & { log: string }> {
    const [rawPath = '', rawQueryString = ''] = path.split('?')
    const event = {
      version: '2.0',
      routeKey: '$default',
      rawPath,
      rawQueryString,
      headers: { host },
      ...(cookie === undefined ? {} : { cookies: [cookie] }),
      requestContext: {
        accountId: ACCOUNT,
        apiId: 'api',
        domainName: host,
        stage: '$default',
        http: { method: 'GET', path: rawPath, protocol: 'HTTP/1.1', sourceIp: '192.0.2.7', userAgent: '' },
      },
      isBase64Encoded: false,
    }
    const { answer, log } = await this.#invoke('register', event)
    return { ...answerSchema.parse(answer), log }
  }

  /** The cookie of somebody who has signed in, sealed with the key that the stack made. */
  async signedIn(grants: string[]): Promise<string> {
    const { SecretString = '' } = await new SecretsManagerClient(this.#connection).send(
      new GetSecretValueCommand({ SecretId: 'stepwise-test/register-sign-in' }),
    )
    const { sessionKey } = z.object({ sessionKey: z.string() }).parse(JSON.parse(SecretString))
    const key = createHash('sha256').update(sessionKey).digest()
    const now = new Date()
    const at = now.getTime()
    const session = {
      subject: 'e',
      name: 'E. Mulator',
      grants,
      signedInAt: at,
      grantedAt: at,
      seenAt: at,
      formToken: 'x'.repeat(32),
    }
    const cookie = await sealed('session', z.unknown(), key, 600).seal(session, now)
    return `__Host-stepwise-session=${cookie}`
  }

  get #host(): string {
    return new URL(this.outputs.Register).host
  }

  /** What the configuration set publishes of a notice. */
  async sesTells(event: object): Promise<void> {
    const { Topics = [] } = await this.#sns.send(new ListTopicsCommand({}))
    const topic = Topics.find(({ TopicArn = '' }) => TopicArn.includes('NoticeDeliveryEvents'))
    await this.#sns.send(new PublishCommand({ ...topic, Message: JSON.stringify(event) }))
  }

  /** Nobody is told any more when an execution fails. */
  async loseEventsOfExecutions(): Promise<void> {
    const events = new EventBridgeClient(this.#connection)
    const { Rules = [] } = await events.send(new ListRulesCommand({}))
    for (const { Name, EventPattern = '' } of Rules) {
      if (EventPattern.includes('aws.states')) await events.send(new DisableRuleCommand({ Name }))
    }
  }

  /** Lets a failed message come back after seconds, where the stack lets it rest for minutes. @returns how long it rested before */
  async hurry(queueUrl: string, seconds: number): Promise<number> {
    const { Attributes } = await this.#sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['VisibilityTimeout'] }),
    )
    const VisibilityTimeout = String(seconds)
    await this.#sqs.send(
      new SetQueueAttributesCommand({ QueueUrl: queueUrl, Attributes: { VisibilityTimeout } }),
    )
    return Number(Attributes?.['VisibilityTimeout'])
  }

  /** Gives a Lambda another value of a variable, as a deployment with a mistake would. @returns the value before */
  async setVariable(lambda: string, name: string, value: string): Promise<string> {
    const FunctionName = deployed.lambda(lambda)
    const { Environment } = await this.#lambda.send(new GetFunctionConfigurationCommand({ FunctionName }))
    const Variables = { ...Environment?.Variables, [name]: value }
    await this.#lambda.send(
      new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }),
    )
    return Environment?.Variables?.[name] ?? ''
  }

  /** From now on a day of every case lasts so many seconds: the clock leaps to where it would be by now. */
  async shortenDays(secondsPerDay: number): Promise<void> {
    for (const name of lambdaNames) {
      await this.setVariable(name, 'STEPWISE_TEST_SECONDS_PER_DAY', String(secondsPerDay))
    }
  }

  /** Gives CloudWatch the length of a queue, which SQS does by itself on AWS, and the state of the alarm that watches it. */
  async alarmOn(queueUrl: string): Promise<string | undefined> {
    const QueueName = queueUrl.split('/').at(-1) ?? ''
    const cloudWatch = new CloudWatchClient(this.#connection)
    await cloudWatch.send(
      new PutMetricDataCommand({
        Namespace: 'AWS/SQS',
        MetricData: [
          {
            MetricName: 'ApproximateNumberOfMessagesVisible',
            Dimensions: [{ Name: 'QueueName', Value: QueueName }],
            Value: await this.waitingIn(queueUrl),
          },
        ],
      }),
    )
    const { MetricAlarms = [] } = await cloudWatch.send(new DescribeAlarmsCommand({}))
    return MetricAlarms.find(
      ({ Dimensions = [], MetricName }) =>
        MetricName === 'ApproximateNumberOfMessagesVisible' &&
        Dimensions.some(({ Value }) => Value === QueueName),
    )?.StateValue
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
      await this.setVariable(lambda, 'AWS_ENDPOINT_URL_SFN', this.#stepFunctions)
    }
  }
}
