import { Duration } from 'aws-cdk-lib'
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets'
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import { LambdaFunction } from './lambda-function.ts'
import type { Names } from './names.ts'
import type { EncryptedQueue } from './on-the-way.ts'
import type { Record } from './record.ts'
import type { Settings } from './settings.ts'
import { handOver } from './undelivered-events.ts'
import { acknowledgeWildcard } from './wildcard.ts'

export interface WatchdogProps {
  readonly settings: Settings
  readonly names: Names
  readonly record: Record
  readonly undelivered: EncryptedQueue
  readonly mailQueue: EncryptedQueue
  /** The host name of the register. */
  readonly registerAddress: string
}

/** Finds what was lost and starts it again; its work does not grow with the number of cases that are not due. */
export class Watchdog extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { settings, names, record, undelivered, mailQueue, registerAddress }: WatchdogProps,
  ) {
    super(scope, id)
    const watchdog = new LambdaFunction(this, 'Watchdog', {
      lambda: 'watchdog',
      does: 'Starts again what was lost: clocks of cases, pending mail, what is left in the outbox',
      settings,
      record,
      environment: {
        STATE_MACHINE_ARN: names.stateMachineArn,
        MAIL_QUEUE_URL: mailQueue.queueUrl,
        REGISTER_URL: `https://${registerAddress}/`,
      },
      memoryMb: 1024,
      // The daily walk goes over all open cases, a part at a time.
      timeout: Duration.minutes(5),
    })
    const allow = (sid: string, action: string, resource: string): void => {
      watchdog.addToRolePolicy(
        new PolicyStatement({ sid, effect: Effect.ALLOW, actions: [action], resources: [resource] }),
      )
    }
    allow('ListClocks', 'states:ListExecutions', names.stateMachineArn)
    allow('StartClocks', 'states:StartExecution', names.stateMachineArn)
    allow('LookAtClocks', 'states:DescribeExecution', names.executionArns)
    mailQueue.letSend(watchdog)
    acknowledgeWildcard(
      watchdog.role ?? watchdog,
      names.executionArns,
      'Each case has executions of its own, of this one state machine; their names are not known beforehand.',
    )

    const handedOver = handOver(watchdog, undelivered)
    const look = (watch: 'due' | 'all-open-cases') =>
      new LambdaTarget(watchdog, { ...handedOver, event: RuleTargetInput.fromObject({ watch }) })
    new Rule(this, 'EachFiveMinutes', {
      description: 'Looks at what is due, pending or left behind',
      schedule: Schedule.rate(Duration.minutes(5)),
      targets: [look('due')],
    })
    new Rule(this, 'Daily', {
      description: 'Walks over all open cases, however old',
      schedule: Schedule.cron({ hour: '3', minute: '0' }),
      targets: [look('all-open-cases')],
    })
    new Rule(this, 'ClockStopped', {
      description: 'The clock of a case has failed or was stopped',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: { status: ['FAILED', 'TIMED_OUT', 'ABORTED'], stateMachineArn: [names.stateMachineArn] },
      },
      targets: [new LambdaTarget(watchdog, handedOver)],
    })
  }
}
