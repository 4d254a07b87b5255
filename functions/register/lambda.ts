import { LambdaClient } from '@aws-sdk/client-lambda'
import { S3Client } from '@aws-sdk/client-s3'
import { handle } from 'hono/aws-lambda'
import { environments, readEnvironment } from '../aws/environment.ts'
import { log, tracer } from '../aws/powertools.ts'
import { S3Bundles } from '../aws/s3-bundles.ts'
import { wire } from '../aws/wiring.ts'
import { read } from '../domain/reading/read.ts'
import { register } from './app.ts'

const environment = readEnvironment(environments.register, process.env)
const bundles = new S3Bundles({
  s3: tracer.captureAWSv3Client(new S3Client({})),
  bucket: environment.ARCHIVE_BUCKET,
  lambda: tracer.captureAWSv3Client(new LambdaClient({})),
  maker: environment.BUNDLE_MAKER,
})
const hosts = environment.REGISTER_HOSTS.split(',')
const ports = wire(environment)

// The package that `handle` is to move to, @hono/aws-lambda, is not in the registry yet.
// eslint-disable-next-line @typescript-eslint/no-deprecated
const answer = handle(
  register(
    { ...ports, read, bundles },
    {
      origins: () => hosts.map((host) => `https://${host}`),
      signIn: null,
      probe: {
        overdueClocks: async (before) => (await ports.store.overdueWaits(before, 100)).length,
        disk: async () => null,
      },
      simulation: null,
      failed: (error) => {
        log.fault('a page could not be shown', error)
      },
    },
  ),
)

/** The register behind the HTTP API, which lets only people in who have signed in. */
export const handler: typeof answer = async (event, context) => {
  await ports.upToDate()
  return await answer(event, context)
}
