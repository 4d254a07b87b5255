import { RemovalPolicy, type Duration } from 'aws-cdk-lib'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Function, Tracing } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { PARTNERSHIPS_FILE, partnershipsJson } from '../../functions/aws/bundled-partnerships.ts'
import type { EnvironmentOf, LambdaName } from '../../functions/aws/environment.ts'
import { entryOf, METRICS_NAMESPACE } from '../../functions/aws/lambdas.ts'
import { bundled, type Carried } from './bundle.ts'
import { namesOf } from './names.ts'
import { letUse, type Record } from './record.ts'
import { servedFolders } from './served-partnerships.ts'
import type { Settings } from './settings.ts'
import { acknowledgeWildcard } from './wildcard.ts'

/** What one Lambda needs beside what all of them are given. */
type OwnEnvironment<Name extends LambdaName> = {
  readonly [Key in Exclude<keyof EnvironmentOf<Name>, keyof EnvironmentOf<'receive-mail'>>]: string
}

export interface LambdaFunctionProps<Name extends LambdaName> {
  readonly lambda: Name
  readonly does: string
  readonly settings: Settings
  readonly record: Record
  readonly environment: OwnEnvironment<Name>
  readonly memoryMb: number
  readonly timeout: Duration
  readonly carries?: readonly Carried[]
}

/** One of `functions/NAME/lambda.ts`: bundled without a container engine, with its own role, log and nothing else. */
export class LambdaFunction<Name extends LambdaName> extends Function {
  constructor(scope: Construct, id: string, props: LambdaFunctionProps<Name>) {
    const { lambda, does, settings, record, environment, memoryMb, timeout } = props
    const own = ownLogAndRole(scope, id, `${settings.name}-${lambda}`, settings.retention.logDays)
    super(scope, id, {
      ...own,
      ...bundled(entryOf(lambda), [partnershipsOf(settings), ...(props.carries ?? [])]),
      functionName: `${settings.name}-${lambda}`,
      description: does,
      environment: { ...sharedEnvironment(settings, record), ...environment },
      memorySize: memoryMb,
      timeout,
    })
    letUse(own.role, record, namesOf(settings).archive)
    // docs.aws.amazon.com/service-authorization, "Actions defined by AWS X-Ray"
    acknowledgeWildcard(own.role, '*', 'xray:PutTraceSegments and xray:PutTelemetryRecords take no resource.')
  }
}

const partnershipsOf = (settings: Settings): Carried => ({
  text: partnershipsJson(servedFolders(settings)),
  to: PARTNERSHIPS_FILE,
})

const sharedEnvironment = (settings: Settings, { table, archive }: Record): { [name: string]: string } => {
  const { name, stage, testClock } = settings
  return {
    TABLE_NAME: table.tableName,
    ARCHIVE_BUCKET: archive.bucketName,
    STAGE: stage,
    NODE_OPTIONS: '--enable-source-maps',
    POWERTOOLS_SERVICE_NAME: name,
    POWERTOOLS_METRICS_NAMESPACE: METRICS_NAMESPACE,
    ...(testClock === undefined
      ? {}
      : {
          STEPWISE_TEST_SECONDS_PER_DAY: String(testClock.secondsPerDay),
          STEPWISE_TEST_CLOCK_FROM: testClock.clockFrom,
        }),
  }
}

/** A role without AWS's managed policies: it may write to its own log and no other. */
export const ownLogAndRole = (scope: Construct, id: string, functionName: string, days: RetentionDays) => {
  const logGroup = new LogGroup(scope, `${id}Log`, {
    logGroupName: `/aws/lambda/${functionName}`,
    retention: days,
    removalPolicy: RemovalPolicy.DESTROY,
  })
  const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
  logGroup.grantWrite(role)
  return { logGroup, role, tracing: Tracing.ACTIVE }
}
