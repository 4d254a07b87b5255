import { promises as dns } from 'node:dns'
import { fileURLToPath } from 'node:url'
import { describeFileError } from '../../functions/domain/partnership/partnership-file.ts'
import { VersionDoesNotLoad } from '../../functions/domain/partnership/read-version.ts'
import { authenticator, parseTrustedNetworks } from '../../functions/local/authenticate.ts'
import { NewerDatabase } from '../../functions/local/sqlite-migrations.ts'
import { outboxOnly, smtpMailOut } from '../../functions/local/smtp-mail-out.ts'
import { loadPartnerships } from '../../functions/partnership-files.ts'
import { inUse, takeDataDir, whyMoved } from './data-dir.ts'
import { OneMachine } from './one-machine.ts'
import { readSettings, type LocalSettings } from './settings.ts'
import { sessionKey } from './sign-in-settings.ts'
import { SimulatedClock } from './simulation.ts'

const partnershipsFolder = fileURLToPath(new URL('../../partnerships', import.meta.url))

/** A name server that does not answer must not hold up a mail for long: it is tried again later. */
const impatient = new dns.Resolver({ timeout: 2_000, tries: 2 })

/** Says why the program cannot start, a sentence a line, and ends it. */
const refuse = (reasons: readonly string[]): never => {
  for (const reason of reasons) console.error(reason)
  process.exit(1)
}

/** The program: settings and partnerships checked, then mail and pages served until it is told to end. */
export const run = async ({ simulatedClock }: { simulatedClock: boolean }): Promise<void> => {
  const read = readSettings(process.env)
  if (read.kind === 'refused') return refuse(read.errors)
  const { settings } = read
  const trusted = parseTrustedNetworks(settings.trustedNetworks)
  if (trusted.kind === 'refused') return refuse([trusted.error])
  const loaded = loadPartnerships(partnershipsFolder, settings.partnerships)
  if (loaded.kind === 'refused') return refuse(loaded.errors.map(describeFileError))

  // The interpreter's JSONPath library makes an Error for every path that it looks up, and to collect its stack, of one
  // line even, costs more than the look-up. No stack is ever shown or logged; where a fault ends the program, Node still
  // names its line.
  Error.stackTraceLimit = 0

  if (settings.signIn !== null && simulatedClock)
    return refuse([
      'A simulated clock cannot be used where people sign in: their sign-in goes by the real time.',
    ])

  const { dataDir } = settings
  // Held until the process ends: nothing else may work on what this one keeps in memory.
  if (takeDataDir(dataDir) === null) return refuse([inUse(dataDir)])
  const moved = loaded.partnerships.map(({ id }) => whyMoved(dataDir, id)).filter((reason) => reason !== null)
  if (moved.length > 0) return refuse(moved)
  const clock = simulatedClock ? new SimulatedClock(settings.dataDir, Date.now()) : null
  let machine: OneMachine
  try {
    machine = new OneMachine({
      settings,
      folders: loaded.folders,
      simulatedClock: clock,
      signIn: await signInOf(settings),
      mailOut: settings.relayUrl === null ? outboxOnly : smtpMailOut(settings.relayUrl),
      authenticate: authenticator({
        resolver: impatient.resolve.bind(impatient),
        trustedNetworks: trusted.networks,
      }),
    })
    await machine.start()
  } catch (error) {
    return refuse([whyNotStarted(error)])
  }

  console.log(`Stepwise takes mail on ${settings.smtp.host}:${machine.smtpPort} for:`)
  for (const { address } of machine.partnerships.all.flatMap(({ addresses }) => addresses))
    console.log(`  ${address}`)
  const listening = `http://${settings.http.host}:${machine.httpPort}`
  console.log(
    settings.signIn === null
      ? `The register is at ${listening}/`
      : `The register is at ${settings.signIn.settings.PUBLIC_URL}/, for those who sign in (listening on ${listening}).`,
  )
  if (clock !== null) console.log(`The clock is simulated and stands at ${clock.now}.`)

  const end = (): void => {
    void machine.stop().then(() => process.exit(0))
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
}

/** Loaded only where people sign in: without it the program starts sooner. */
const signInOf = async ({ signIn, dataDir }: LocalSettings) => {
  if (signIn === null) return null
  const { SignIn } = await import('../../functions/register/sign-in/sign-in.ts')
  const { settings, clientSecret } = signIn
  return new SignIn(settings, { clientSecret, sessionKey: sessionKey(dataDir) })
}

const whyNotStarted = (error: unknown): string => {
  if (error instanceof VersionDoesNotLoad) {
    return [
      `The record holds what this release cannot load: ${error.message}.`,
      ...error.errors.map(describeFileError),
    ].join('\n')
  }
  if (error instanceof Error && 'code' in error && 'port' in error && error.code === 'EADDRINUSE') {
    return `Port ${String(error.port)} is in use: end the other program, or set SMTP_PORT or HTTP_PORT to a free one.`
  }
  if (error instanceof NewerDatabase) return error.message
  throw error
}
