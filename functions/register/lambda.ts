import { handle } from 'hono/aws-lambda'
import { environments, readEnvironment } from '../aws/environment.ts'
import { log } from '../aws/powertools.ts'
import { wire } from '../aws/wiring.ts'
import { read } from '../domain/reading/read.ts'
import { register } from './app.ts'

const environment = readEnvironment(environments.register, process.env)
const hosts = environment.REGISTER_HOSTS.split(',')
const ports = wire(environment)

// The package that `handle` is to move to, @hono/aws-lambda, is not in the registry yet.
// eslint-disable-next-line @typescript-eslint/no-deprecated
const answer = handle(
  register(
    { ...ports, read },
    {
      hosts: () => hosts,
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
