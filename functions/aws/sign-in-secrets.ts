import { createHash } from 'node:crypto'
import {
  DescribeUserPoolClientCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { z } from 'zod'
import { WrongEnvironment } from './environment.ts'

const secretSchema = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.object({ sessionKey: z.string().min(32), clientSecret: z.string() }))

export interface SecretSources {
  readonly secrets: SecretsManagerClient
  readonly cognito: CognitoIdentityProviderClient
}

/**
 * What the register signs people in with, read once, while it starts. Cognito is asked for its client's secret, so that
 * no copy of it lies about; for another issuer it is in Secrets Manager beside the key of the sessions.
 *
 * @param userPoolId null for another issuer
 * @throws WrongEnvironment
 */
export const signInSecrets = async (
  { secretArn, userPoolId, clientId }: { secretArn: string; userPoolId: string | null; clientId: string },
  { secrets, cognito }: SecretSources,
): Promise<{ clientSecret: string; sessionKey: Uint8Array }> => {
  const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: secretArn }))
  const { sessionKey, clientSecret: own } = secretSchema.parse(SecretString)
  const clientSecret = userPoolId === null ? own : await ofPool(userPoolId, clientId, cognito)
  if (clientSecret === '') throw new WrongEnvironment('the secret of the sign-in has no clientSecret yet')
  return { clientSecret, sessionKey: createHash('sha256').update(sessionKey).digest() }
}

const ofPool = async (
  UserPoolId: string,
  ClientId: string,
  cognito: CognitoIdentityProviderClient,
): Promise<string> => {
  const { UserPoolClient } = await cognito.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }))
  return UserPoolClient?.ClientSecret ?? ''
}
