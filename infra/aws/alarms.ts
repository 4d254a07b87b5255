import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Bell } from './alarm-bell.ts'
import type { CaseClock } from './case-clock.ts'
import type { MailReceipt } from './mail-receipt.ts'
import type { NoticeDelivery } from './notice-delivery.ts'
import { ofService, type Written } from './watched.ts'

export interface Watched {
  readonly receipt: MailReceipt
  readonly clock: CaseClock
  readonly delivery: NoticeDelivery
  readonly undelivered: Queue
  readonly table: Table
  readonly api: HttpApi
  readonly written: Written
}

const waiting = (queue: Queue) =>
  ofService('AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'Maximum', { QueueName: queue.queueName })
const age = (queue: Queue) =>
  ofService('AWS/SQS', 'ApproximateAgeOfOldestMessage', 'Maximum', { QueueName: queue.queueName })
const ofTable = (table: Table, metricName: string) =>
  ofService('AWS/DynamoDB', metricName, 'Sum', { TableName: table.tableName })

/**
 * What rings, and when. Symptoms rather than causes: a Lambda that fails shows as mail that waits, an outbox that is
 * late or an event that nobody took.
 */
export const bellsOf = (watched: Watched): readonly Bell[] => [
  ...ofMail(watched),
  ...ofCases(watched),
  ...ofTheRest(watched),
]

const ofMail = ({ receipt: { mailQueue, deadLetters, parked }, written }: Watched): Bell[] => [
  { rings: 'Mail could not be read', metric: waiting(parked) },
  // Six attempts take 36 minutes: a quarter of an hour is a third attempt, or a queue that nobody reads.
  { rings: 'Mail waits to be read', metric: age(mailQueue), atLeast: 900 },
  { rings: 'Dead letters are not filed', metric: age(deadLetters), atLeast: 1800 },
  { rings: 'Mail stays pending', metric: written('OverduePendingMail', 'Maximum'), periods: 2 },
  { rings: 'A stored mail was not taken up', metric: written('OverdueReceipts', 'Maximum'), periods: 2 },
  { rings: 'The ledger does not balance', metric: written('LedgerImbalance', 'Maximum'), periods: 3 },
]

const ofCases = ({ clock: { machine }, delivery: { lostEvents }, written }: Watched): Bell[] => [
  // The watchdog looks each five minutes: three looks missed.
  {
    rings: 'The watchdog is silent',
    metric: written('WatchdogHeartbeat', 'Sum'),
    atMost: 0,
    periods: 3,
    whenSilent: true,
  },
  {
    rings: 'The clock of a case failed',
    metric: ofService('AWS/States', 'ExecutionsFailed', 'Sum', { StateMachineArn: machine.stateMachineArn }),
  },
  // One is mended by being started again; one after the other is a fault that comes back.
  { rings: 'Clocks of cases keep stopping', metric: written('ClocksRestarted', 'Sum'), periods: 3 },
  { rings: 'The outbox is late', metric: written('OverdueOutbox', 'Maximum'), periods: 2 },
  { rings: 'A notice was given up', metric: written('NoticesFailed', 'Sum') },
  { rings: 'The calendar ends soon', metric: written('CalendarsEndingSoon', 'Maximum') },
  { rings: 'News of a notice was lost', metric: waiting(lostEvents) },
]

const ofTheRest = ({ undelivered, table, api, written }: Watched): Bell[] => [
  { rings: 'An event could not be handed on', metric: waiting(undelivered) },
  // AWS reviews an account at 5% bounces and 0.1% complaints, and may stop it at 10% and 0.5%.
  {
    rings: 'Too many notices bounce',
    metric: ofService('AWS/SES', 'Reputation.BounceRate', 'Maximum'),
    atLeast: 0.04,
  },
  {
    rings: 'Notices are marked as spam',
    metric: ofService('AWS/SES', 'Reputation.ComplaintRate', 'Maximum'),
    atLeast: 0.0008,
  },
  { rings: 'Lambda has no room', metric: ofService('AWS/Lambda', 'Throttles', 'Sum'), periods: 3 },
  { rings: 'The table refuses writes', metric: ofTable(table, 'WriteThrottleEvents'), periods: 3 },
  {
    rings: 'Pages of the register fail',
    metric: ofService('AWS/ApiGateway', '5xx', 'Sum', { ApiId: api.apiId }),
    atLeast: 5,
  },
  // Once is a provider that was slow; whoever cannot get in tries again.
  { rings: 'Sign-in fails', metric: written('SignInsFailed', 'Sum'), atLeast: 2 },
]
