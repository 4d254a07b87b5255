import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib'
import {
  AccountRecovery,
  FeaturePlan,
  Mfa,
  OAuthScope,
  UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito'
import { Construct } from 'constructs'
import type { Settings } from './settings.ts'

/** Who may see the register: people whom an administrator invited, with a second factor. */
export class SignIn extends Construct {
  readonly people: UserPool
  readonly client: UserPoolClient

  constructor(scope: Construct, id: string, { settings, address }: { settings: Settings; address: string }) {
    super(scope, id)
    this.people = new UserPool(this, 'People', {
      userPoolName: settings.name,
      featurePlan: FeaturePlan.ESSENTIALS,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 14,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    for (const id of ['AwsSolutions-COG3', 'AwsSolutions-COG8']) {
      Validations.of(this.people).acknowledge({
        id,
        reason:
          'Threat protection needs the Plus plan, paid per person; a second factor is required instead.',
      })
    }
    for (const role of ['reader', 'manager', 'administrator']) this.people.addGroup(role, { groupName: role })
    this.client = this.people.addClient('Register', {
      generateSecret: true,
      preventUserExistenceErrors: true,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
        callbackUrls: [`https://${address}/signed-in`],
        logoutUrls: [`https://${address}/`],
      },
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(12),
      enableTokenRevocation: true,
    })
  }
}
