import { Aws, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito'
import { Effect, PolicyStatement, type IGrantable } from 'aws-cdk-lib/aws-iam'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import { roles } from '../../functions/register/visitor.ts'
import { servedPartnerships } from './served-partnerships.ts'
import type { Settings } from './settings.ts'

/** What the register's Lambda is told of it, in the variables that one machine has too. */
export interface SignInVariables {
  [name: string]: string
  OIDC_ISSUER: string
  OIDC_CLIENT_ID: string
  OIDC_ROLES_CLAIM: string
  PUBLIC_URL: string
  SIGN_IN_SECRET: string
  /** Empty for another issuer than Cognito. */
  USER_POOL_ID: string
}

interface SignInProps {
  readonly settings: Settings
  readonly address: string
}

/** Who may see the register: people of a Cognito pool of its own, or of the issuer that the settings name. */
export class SignIn extends Construct {
  readonly variables: SignInVariables
  readonly #secret: Secret
  readonly #people: People | null

  constructor(scope: Construct, id: string, { settings, address }: SignInProps) {
    super(scope, id)
    const { signIn } = settings
    this.#secret = new Secret(this, 'Secret', {
      secretName: `${settings.name}/register-sign-in`,
      description:
        'The key of the register’s sessions, and the client secret of an issuer other than Cognito',
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ clientSecret: '' }),
        generateStringKey: 'sessionKey',
        passwordLength: 64,
        excludePunctuation: true,
      },
      // Kept, but not where the deployment that makes it fails: the next one could not make it again under its name.
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    })
    Validations.of(this.#secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'A new key ends every session: it is changed by hand when there is a reason (docs/deploying.md).',
    })
    this.#people = signIn === undefined ? new People(this, 'People', { settings, address }) : null
    const shared = { PUBLIC_URL: `https://${address}`, SIGN_IN_SECRET: this.#secret.secretArn }
    this.variables = { ...(this.#people?.variables ?? variablesOf(signIn)), ...shared }
  }

  /** Two secrets, each by its name. */
  letRead(register: IGrantable): void {
    const allow = (sid: string, action: string, resource: string): void => {
      register.grantPrincipal.addToPrincipalPolicy(
        new PolicyStatement({ sid, effect: Effect.ALLOW, actions: [action], resources: [resource] }),
      )
    }
    allow('ReadTheKeyOfTheSessions', 'secretsmanager:GetSecretValue', this.#secret.secretArn)
    if (this.#people !== null)
      allow('ReadTheClientSecret', 'cognito-idp:DescribeUserPoolClient', this.#people.pool.userPoolArn)
  }
}

const variablesOf = (signIn: Settings['signIn']) => ({
  USER_POOL_ID: '',
  OIDC_ISSUER: signIn?.issuer ?? '',
  OIDC_CLIENT_ID: signIn?.clientId ?? '',
  OIDC_ROLES_CLAIM: signIn?.rolesClaim ?? '',
  OIDC_ROLES: signIn?.roles ?? '',
  OIDC_API_AUDIENCE: signIn?.apiAudience ?? '',
})

/** People whom an administrator invited, with a second factor, and their groups. */
class People extends Construct {
  readonly pool: UserPool
  readonly variables

  constructor(scope: Construct, id: string, { settings, address }: SignInProps) {
    super(scope, id)
    this.pool = new UserPool(this, 'Pool', {
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
    for (const finding of ['AwsSolutions-COG3', 'AwsSolutions-COG8']) {
      Validations.of(this.pool).acknowledge({
        id: finding,
        reason:
          'Threat protection needs the Plus plan, paid per person; a second factor is required instead.',
      })
    }
    for (const group of groupsOf(settings)) {
      this.pool.addGroup(group.replace(':', '-'), { groupName: group })
    }
    const client = this.#client(address)
    // Unique in the region, and nobody types it: the account makes it so.
    const domain = this.pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: `${settings.name}-${settings.account ?? Aws.ACCOUNT_ID}` },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    })
    // Without a style, even Cognito's own, the managed login shows no page.
    new CfnManagedLoginBranding(this, 'Style', {
      userPoolId: this.pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    })
    const { region } = Stack.of(this)
    this.variables = {
      OIDC_ISSUER: `https://cognito-idp.${region}.amazonaws.com/${this.pool.userPoolId}`,
      OIDC_CLIENT_ID: client.userPoolClientId,
      OIDC_ROLES_CLAIM: 'cognito:groups',
      OIDC_END_SESSION_URL: `https://${domain.domainName}.auth.${region}.amazoncognito.com/logout`,
      USER_POOL_ID: this.pool.userPoolId,
    }
  }

  #client(address: string): UserPoolClient {
    return this.pool.addClient('Register', {
      generateSecret: true,
      preventUserExistenceErrors: true,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [`https://${address}/signed-in`],
        logoutUrls: [`https://${address}/signed-out`],
      },
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(12),
      enableTokenRevocation: true,
    })
  }
}

/** Each role in all partnerships, and in each. */
const groupsOf = (settings: Settings): string[] => [
  ...roles,
  ...servedPartnerships(settings).flatMap(({ id }) => roles.map((role) => `${id}:${role}`)),
]
