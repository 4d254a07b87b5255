import type { LambdaName } from './environment.ts'

/**
 * The Lambdas: each is `handler` of `functions/NAME/lambda.ts`, bundled as ESM with the `createRequire` banner that
 * mailparser needs, with the partnerships beside it as JSON. Environment: `environment.ts`. Table: `table.ts`.
 *
 * | name | its event | beyond the table and the bucket it may |
 * |---|---|---|
 * | receive-mail | SQS batch: SNS envelopes of the S3 action's notification, or `{"mailId"}` | read INCOMING_PREFIX, DNS |
 * | run-case | the state machine's tasks | states:SendTaskSuccess |
 * | deliver-notice | the table's stream (INSERT, keys of `table.outboxPrefixes`), and each minute `{"sweep":"outbox"}` | ses:SendRawEmail, states:StartExecution, states:SendTaskSuccess |
 * | ses-events | SQS batch: SNS envelopes of the configuration set's events | |
 * | file-dead-letter | SQS batch from the dead-letter queue of receive-mail's queue | sqs:SendMessage to PARKED_MAIL_URL |
 * | record-receipt | EventBridge's "Object Created" of S3, of INCOMING_PREFIX | |
 * | watchdog | every 5 minutes `{"watch":"due"}`, daily `{"watch":"all-open-cases"}`, and EventBridge's "Step Functions Execution Status Change" (FAILED, TIMED_OUT, ABORTED) | states:ListExecutions, states:DescribeExecution, sqs:SendMessage to MAIL_QUEUE_URL |
 * | make-bundle | the register, asynchronously: `{"reference", "bundleId"}` | |
 * | register | HTTP API, payload 2.0 | lambda:InvokeFunction of make-bundle |
 *
 * SQS and stream sources report batch item failures. What file-dead-letter has filed it parks, in a queue that nothing
 * reads: from there a person redrives it to receive-mail's queue when the fault is mended.
 */
export const lambdaNames = [
  'receive-mail',
  'run-case',
  'deliver-notice',
  'ses-events',
  'file-dead-letter',
  'record-receipt',
  'watchdog',
  'make-bundle',
  'register',
] as const satisfies readonly LambdaName[]

/** Where the entry file of a Lambda is, from the root of the project. */
export const entryOf = (name: LambdaName): string => `functions/${name}/lambda.ts`

/** The folder of the bucket to which SES writes; what the ledger took up is copied to `mail/` by receive-mail. */
export const INCOMING_PREFIX = 'incoming/'

/** The folder in which bundles of cases lie for a day, to be fetched. */
export const BUNDLES_PREFIX = 'bundles/'

/** The name-space of the metrics that the Lambdas write, and what they count. */
export const METRICS_NAMESPACE = 'Stepwise'
export const metricNames = [
  /** One each five minutes while the watchdog lives. */
  'WatchdogHeartbeat',
  /** Mail that has been pending, or a receipt that has been unread, for longer than a quarter of an hour. */
  'OverduePendingMail',
  'OverdueReceipts',
  /** Notices and workflow tasks that should have been carried out a quarter of an hour ago. */
  'OverdueOutbox',
  /** Clocks that had stopped and were started again. */
  'ClocksRestarted',
  /** received - pending - outcomes: nought, or the ledger does not balance. */
  'LedgerImbalance',
  /** Partnerships whose list of bank holidays ends within half a year. */
  'CalendarsEndingSoon',
  /** Notices given up after two days of attempts. */
  'NoticesFailed',
  /** Mail filed as held because it could not be read. */
  'DeadLettersFiled',
  /** Attempts to sign in that failed by the provider's fault or ours, not by the visitor's. */
  'SignInsFailed',
] as const
export type MetricName = (typeof metricNames)[number]
