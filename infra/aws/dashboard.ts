import { Duration } from 'aws-cdk-lib'
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type Alarm,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'
import type { Watched } from './alarms.ts'
import { ofService } from './watched.ts'

const graph = (title: string, ...left: IMetric[]) => new GraphWidget({ title, left, width: 12, height: 6 })

/** One page: what rings, then the way of a mail from left to right. */
export const dashboard = (
  scope: Construct,
  { name, alarms, watched }: { name: string; alarms: Alarm[]; watched: Watched },
): Dashboard => {
  const { receipt, clock, table, api, written } = watched
  const clocks = (metricName: string) =>
    ofService('AWS/States', metricName, 'Sum', { StateMachineArn: clock.machine.stateMachineArn })
  const page = new Dashboard(scope, 'Dashboard', { dashboardName: name, defaultInterval: Duration.days(7) })
  page.addWidgets(new AlarmStatusWidget({ title: 'Alarms (docs/runbook.md)', alarms, width: 24, height: 5 }))
  page.addWidgets(
    graph(
      'Mail',
      receipt.mailQueue.metricNumberOfMessagesReceived(),
      receipt.parked.metricApproximateNumberOfMessagesVisible(),
      written('OverduePendingMail', 'Maximum'),
      written('DeadLettersFiled', 'Sum'),
    ),
    graph(
      'Clocks of cases',
      clocks('ExecutionsStarted'),
      clocks('ExecutionsSucceeded'),
      clocks('ExecutionsFailed'),
      written('ClocksRestarted', 'Sum'),
    ),
  )
  page.addWidgets(
    graph(
      'Notices',
      ofService('AWS/SES', 'Send', 'Sum'),
      ofService('AWS/SES', 'Bounce', 'Sum'),
      written('OverdueOutbox', 'Maximum'),
      written('NoticesFailed', 'Sum'),
    ),
    graph(
      'The register',
      table.metricConsumedWriteCapacityUnits(),
      table.metricConsumedReadCapacityUnits(),
      api.metricServerError(),
      api.metricLatency(),
    ),
  )
  return page
}
