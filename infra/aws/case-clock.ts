import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import definition from '../../functions/run-case/case.asl.json' with { type: 'json' }
import { LambdaFunction } from './lambda-function.ts'
import type { Names } from './names.ts'
import type { Record } from './record.ts'
import type { Settings } from './settings.ts'
import { acknowledgeWildcard } from './wildcard.ts'

export interface CaseClockProps {
  readonly settings: Settings
  readonly names: Names
  readonly record: Record
}

/** One execution per case, of the one definition file that also runs on one machine. */
export class CaseClock extends Construct {
  readonly machine: StateMachine

  constructor(scope: Construct, id: string, { settings, names, record }: CaseClockProps) {
    super(scope, id)
    const runCase = new LambdaFunction(this, 'RunCase', {
      lambda: 'run-case',
      does: 'The tasks of a case’s clock',
      settings,
      record,
      environment: {},
      memoryMb: 1024,
      // Half of the minute that a task of the definition may take, so that the Lambda's own error is what is seen.
      timeout: Duration.seconds(30),
    })
    // By its name: the machine names the function, and a generated name would make each wait for the other.
    runCase.addToRolePolicy(
      new PolicyStatement({
        sid: 'CompleteWaits',
        effect: Effect.ALLOW,
        actions: ['states:SendTaskSuccess'],
        resources: [names.stateMachineArn],
      }),
    )

    this.machine = new StateMachine(this, 'Machine', {
      stateMachineName: names.stateMachine,
      stateMachineType: StateMachineType.STANDARD,
      comment: definition.Comment,
      definitionBody: DefinitionBody.fromString(JSON.stringify(definition)),
      definitionSubstitutions: { RunCaseFunctionArn: runCase.functionArn },
      tracingEnabled: true,
      logs: {
        destination: new LogGroup(this, 'Log', {
          logGroupName: `/aws/vendedlogs/states/${names.stateMachine}`,
          retention: settings.retention.logDays,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        level: LogLevel.ALL,
        // Input and output hold a reference at most; still nothing of a case goes into a log.
        includeExecutionData: false,
      },
    })
    // By hand: `grantInvoke` grants every version, and an execution calls the function by its name.
    this.machine.addToRolePolicy(
      new PolicyStatement({
        sid: 'RunTasks',
        effect: Effect.ALLOW,
        actions: ['lambda:InvokeFunction'],
        resources: [runCase.functionArn],
      }),
    )
    acknowledgeWildcard(
      this.machine.role,
      '*',
      'X-Ray and the delivery of vended logs (logs:*LogDelivery) know no resources.',
    )
  }
}
