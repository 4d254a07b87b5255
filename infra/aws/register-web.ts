import { Aws, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import {
  HttpApi,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { Carried } from './bundle.ts'
import { LambdaFunction } from './lambda-function.ts'
import { namesOf } from './names.ts'
import type { EncryptedQueue } from './on-the-way.ts'
import type { Record } from './record.ts'
import type { Settings } from './settings.ts'
import { SignIn } from './sign-in.ts'
import { handOver } from './undelivered-events.ts'

/** What the register reads beside its module: its own style and script, and GOV.UK Frontend's. */
export const REGISTER_FILES: readonly Carried[] = [
  { from: 'functions/register/browser', to: 'browser' },
  ...['package.json', 'dist/govuk/govuk-frontend.min.css', 'dist/govuk/govuk-frontend.min.js']
    .map((file) => `node_modules/govuk-frontend/${file}`)
    .map((file) => ({ from: file, to: file })),
]

interface RegisterWebProps {
  readonly settings: Settings
  readonly record: Record
  readonly undelivered: EncryptedQueue
}

/** The register in a browser, for those who signed in. */
export class RegisterWeb extends Construct {
  readonly api: HttpApi
  readonly address: string
  /** Empty for another issuer than Cognito. */
  readonly userPoolId: string

  constructor(scope: Construct, id: string, { settings, record, undelivered }: RegisterWebProps) {
    super(scope, id)
    this.api = new HttpApi(this, 'Api', { apiName: `${settings.name}-register`, createDefaultStage: false })
    this.address = `${this.api.apiId}.execute-api.${Stack.of(this).region}.${Stack.of(this).urlSuffix}`
    const signIn = new SignIn(this, 'SignIn', { settings, address: this.address })
    this.userPoolId = signIn.variables.USER_POOL_ID

    const makeBundle = new LambdaFunction(this, 'MakeBundle', {
      lambda: 'make-bundle',
      does: 'Makes the bundle of a case, for whoever asked for it to fetch',
      settings,
      record,
      environment: {},
      // One mail of 40 MB is read at a time, and two parts of the upload are on their way.
      memoryMb: 2048,
      timeout: Duration.minutes(15),
    })
    handOver(makeBundle, undelivered)
    const register = new LambdaFunction(this, 'Register', {
      lambda: 'register',
      does: 'The register’s pages and its JSON',
      settings,
      record,
      environment: { ...signIn.variables, BUNDLE_MAKER: makeBundle.functionName },
      memoryMb: 1024,
      // The HTTP API waits 30 s at most.
      timeout: Duration.seconds(29),
      carries: REGISTER_FILES,
    })
    const everyObject = `arn:${Aws.PARTITION}:s3:::${namesOf(settings).archive}/*`
    const erase = (sid: string, actions: string[], resource: string): void => {
      register.addToRolePolicy(
        new PolicyStatement({ sid, effect: Effect.ALLOW, actions, resources: [resource] }),
      )
    }
    // Retention ends for every version of an object: an administrator erases here, and nothing else may delete.
    erase('EraseMail', ['s3:DeleteObject', 's3:DeleteObjectVersion'], everyObject)
    erase('FindEveryVersion', ['s3:ListBucketVersions'], record.archive.bucketArn)
    // By hand: `grantInvoke` grants every version too.
    register.addToRolePolicy(
      new PolicyStatement({
        sid: 'HaveBundlesMade',
        effect: Effect.ALLOW,
        actions: ['lambda:InvokeFunction'],
        resources: [makeBundle.functionArn],
      }),
    )
    signIn.letRead(register)
    // Everything, the root too: which paths there are is the register's own matter.
    const route = new HttpRoute(this, 'Everything', {
      httpApi: this.api,
      routeKey: HttpRouteKey.DEFAULT,
      integration: new HttpLambdaIntegration('Register', register),
    })
    Validations.of(route).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason:
        'A browser has no token to show: the Lambda itself sends people to sign in, and lets no others in.',
    })
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 50, burstLimit: 100 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          new LogGroup(this, 'AccessLog', {
            logGroupName: `/aws/vendedlogs/apigateway/${settings.name}-register`,
            retention: settings.retention.logDays,
            removalPolicy: RemovalPolicy.DESTROY,
          }),
        ),
        // Neither address nor path: a search can hold a name. Who looked at which case is on the case's own record.
        format: AccessLogFormat.custom(
          JSON.stringify({
            requestId: AccessLogField.contextRequestId(),
            at: AccessLogField.contextRequestTimeEpoch(),
            method: AccessLogField.contextHttpMethod(),
            status: AccessLogField.contextStatus(),
            milliseconds: AccessLogField.contextResponseLatency(),
          }),
        ),
      },
    })
  }
}
