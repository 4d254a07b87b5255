import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { handle } from 'hono/aws-lambda'
import { ResponseBodyError } from 'openid-client'
import { environments, readEnvironment } from '../aws/environment.ts'
import { count } from '../aws/metrics.ts'
import { log } from '../aws/powertools.ts'
import { signInSecrets } from '../aws/sign-in-secrets.ts'
import { wire } from '../aws/wiring.ts'
import { read } from '../aws/reader.ts'
import type { Bundles } from '../domain/ports.ts'
import { register } from './app.ts'
import { ProviderUnreachable } from './sign-in/provider.ts'
import { signInSchema } from './sign-in/settings.ts'
import { SignIn } from './sign-in/sign-in.ts'

const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''))
const environment = readEnvironment(environments.register, given)
const settings = readEnvironment(signInSchema, given)
/** Few ask for a bundle: the clients that it needs are loaded with the first. */
const loadBundles = async (): Promise<Bundles> => {
  const { tracedBundles } = await import('../aws/s3-bundles.ts')
  return tracedBundles(environment.ARCHIVE_BUCKET, environment.BUNDLE_MAKER)
}
let loaded: ReturnType<typeof loadBundles> | null = null
const bundles: Bundles = {
  order: async (reference, bundleId) => {
    await (await (loaded ??= loadBundles())).order(reference, bundleId)
  },
  find: async (bundleId) => await (await (loaded ??= loadBundles())).find(bundleId),
}
const ports = wire(environment)
const sources = { secrets: new SecretsManagerClient({}), cognito: new CognitoIdentityProviderClient({}) }

const readSecrets = async () => {
  try {
    return await signInSecrets(
      {
        secretArn: environment.SIGN_IN_SECRET,
        userPoolId: environment.USER_POOL_ID ?? null,
        clientId: settings.OIDC_CLIENT_ID,
      },
      sources,
    )
  } catch (error) {
    log.fault('the secrets of the sign-in cannot be read', error)
    count({ SignInsFailed: 1 })
    throw error
  }
}

/** The provider does not answer, or refuses us ("invalid_client": the secret that we have of it is another one). */
const isOfSignIn = (error: unknown): boolean =>
  error instanceof ProviderUnreachable || error instanceof ResponseBodyError

const made = async () => {
  const secrets = await readSecrets()
  const app = register(
    { ...ports, read, bundles },
    {
      origins: () => [settings.PUBLIC_URL],
      signIn: new SignIn(settings, secrets),
      probe: {
        overdueClocks: async (before) => (await ports.store.overdueWaits(before, 100)).length,
        disk: async () => null,
      },
      simulation: null,
      failed: (error) => {
        log.fault('a page could not be shown', error)
        if (isOfSignIn(error)) count({ SignInsFailed: 1 })
      },
    },
  )
  // The package that `handle` is to move to, @hono/aws-lambda, is not in the registry yet.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return handle(app)
}

let answering: ReturnType<typeof made> | null = null

/** The register behind the HTTP API: whoever has not signed in is sent to. Secrets are read once, by the first request. */
export const handler: Awaited<ReturnType<typeof made>> = async (event, context) => {
  answering ??= made()
  try {
    const answer = await answering
    await ports.upToDate()
    return await answer(event, context)
  } catch (error) {
    answering = null
    throw error
  }
}
