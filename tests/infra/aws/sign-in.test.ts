import { Match } from 'aws-cdk-lib/assertions'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { policyStatements, resourcesOf, synthesized } from './deployment.ts'

const { cases } = synthesized()
const allowing = (action: string) => policyStatements(cases).filter(({ Action }) => Action.includes(action))

describe('the register on AWS', () => {
  it('lets browsers through to its Lambda, which sends them to sign in', () => {
    cases.hasResourceProperties('AWS::ApiGatewayV2::Route', {
      RouteKey: '$default',
      AuthorizationType: 'NONE',
    })
    cases.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'stepwise-register',
      Environment: {
        Variables: Match.objectLike({
          OIDC_ROLES_CLAIM: 'cognito:groups',
          OIDC_ISSUER: Match.anyValue(),
          OIDC_CLIENT_ID: Match.anyValue(),
          OIDC_END_SESSION_URL: Match.anyValue(),
          PUBLIC_URL: Match.anyValue(),
          SIGN_IN_SECRET: Match.anyValue(),
          USER_POOL_ID: Match.anyValue(),
        }),
      },
    })
  })

  it('has nobody sign themselves up, and a second factor of everybody', () => {
    cases.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
    })
  })

  it('takes codes only, back to its own address, and shows the managed login', () => {
    cases.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email', 'profile'],
      GenerateSecret: true,
      PreventUserExistenceErrors: 'ENABLED',
    })
    const [[, client] = []] = resourcesOf(cases, 'AWS::Cognito::UserPoolClient')
    expect(JSON.stringify(client?.Properties['CallbackURLs'])).toContain('/signed-in')
    expect(JSON.stringify(client?.Properties['LogoutURLs'])).toContain('/signed-out')
    cases.hasResourceProperties('AWS::Cognito::UserPoolDomain', { ManagedLoginVersion: 2 })
    cases.hasResourceProperties('AWS::Cognito::ManagedLoginBranding', { UseCognitoProvidedValues: true })
  })

  it('says in its outputs where people are invited to', () => {
    cases.hasOutput('UserPool', { Value: { Ref: Match.stringLikeRegexp('Pool') } })
  })

  it('has a group for each role, in all partnerships and in each', () => {
    const groups = resourcesOf(cases, 'AWS::Cognito::UserPoolGroup').map(
      ([, { Properties }]) => Properties['GroupName'],
    )
    expect(groups).toHaveLength(18)
    expect(groups).toEqual(
      expect.arrayContaining(['administrator', 'waltham-forest:manager', 'liverpool:reader']),
    )
  })

  it('reads its two secrets by their names, in one Lambda alone, and no template holds either', () => {
    for (const action of ['secretsmanager:GetSecretValue', 'cognito-idp:DescribeUserPoolClient']) {
      expect(allowing(action), action).toHaveLength(1)
      expect(JSON.stringify(allowing(action)[0]?.Resource)).not.toContain('*')
    }
    const [[, secret] = []] = resourcesOf(cases, 'AWS::SecretsManager::Secret')
    expect(secret?.Properties).not.toHaveProperty('SecretString')
    expect(secret).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate' })
  })
})

describe('the register with another issuer', () => {
  const sample = readFileSync('infra/aws/settings.sample.yaml', 'utf8')
  const other = synthesized(
    `${sample}\nsignIn:\n  issuer: https://login.microsoftonline.com/tenant/v2.0\n  clientId: abc\n  rolesClaim: roles\n`,
  ).cases

  it('has no Cognito, and asks that issuer', () => {
    other.resourceCountIs('AWS::Cognito::UserPool', 0)
    expect(other.findOutputs('UserPool')).toEqual({})
    other.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'stepwise-register',
      Environment: {
        Variables: Match.objectLike({
          OIDC_ISSUER: 'https://login.microsoftonline.com/tenant/v2.0',
          OIDC_CLIENT_ID: 'abc',
          OIDC_ROLES_CLAIM: 'roles',
        }),
      },
    })
    expect(policyStatements(other).flatMap(({ Action }) => Action)).not.toContain(
      'cognito-idp:DescribeUserPoolClient',
    )
  })
})
