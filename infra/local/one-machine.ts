import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { serve, type ServerType } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Authentication } from '../../functions/domain/authentication.ts'
import { instantFromMillis } from '../../functions/domain/instant.ts'
import { Partnerships } from '../../functions/domain/partnership/partnerships.ts'
import type { Clock, MailOut } from '../../functions/domain/ports.ts'
import type { MailRow } from '../../functions/domain/record.ts'
import { deliverNotice } from '../../functions/deliver-notice/handler.ts'
import { seedPartnerships } from '../../functions/change-partnership/seed.ts'
import { bundlesHere } from '../../functions/local/bundles.ts'
import { BoundedReader } from '../../functions/local/bounded-reader.ts'
import { FileArchive } from '../../functions/local/file-archive.ts'
import type { PartnershipFolder } from '../../functions/partnership-files.ts'
import { randomIds } from '../../functions/random-ids.ts'
import { smtpListener } from '../../functions/local/smtp-listener.ts'
import { SqliteStore } from '../../functions/local/sqlite-store.ts'
import { LocalWorkflow } from '../../functions/local/workflow.ts'
import { fileUnread } from '../../functions/receive-mail/file-unread.ts'
import { AuthenticationDeferred, receiveMail } from '../../functions/receive-mail/handler.ts'
import { register } from '../../functions/register/app.ts'
import type { SignIn } from '../../functions/register/sign-in/sign-in.ts'
import type { RegisterEnv, Simulation } from '../../functions/register/view.ts'
import { runCase } from '../../functions/run-case/handler.ts'
import { MorningMail } from './morning-mail.ts'
import { healthProbe } from './health-probe.ts'
import { log, logAtOnce, progressTo } from './log.ts'
import { MailQueue } from './mail-queue.ts'
import { Outbox } from './outbox.ts'
import type { LocalSettings } from './settings.ts'
import type { SimulatedClock } from './simulation.ts'

export interface OneMachineOptions {
  readonly settings: Pick<LocalSettings, 'smtp' | 'http' | 'dataDir'>
  /** The folders of `partnerships/`; the record of them rules from the second start on. */
  readonly folders: readonly PartnershipFolder[]
  readonly authenticate: (mail: MailRow, raw: Uint8Array) => Promise<Authentication>
  readonly mailOut: MailOut
  /** Null where nobody has to sign in. */
  readonly signIn: SignIn | null
  /** Moved on by the register's page; null where time is real. */
  readonly simulatedClock: SimulatedClock | null
}

/** Whole system in one process: the same handlers as on AWS, wired to the adapters of one machine. */
export class OneMachine {
  readonly store: SqliteStore
  readonly archive: FileArchive
  readonly partnerships: Partnerships
  readonly clock: Clock = { now: () => instantFromMillis(Date.now()) }
  readonly app: Hono<RegisterEnv>
  readonly #settings: OneMachineOptions['settings']
  readonly #folders: readonly PartnershipFolder[]
  readonly #reader = new BoundedReader()
  readonly #workflow: LocalWorkflow
  readonly #mail: MailQueue
  readonly #outbox: Outbox
  readonly #mornings: MorningMail
  readonly #smtp: ReturnType<typeof smtpListener>
  #http: ServerType | undefined
  #origins: string[] = []
  #clocksStarted = false

  constructor(options: OneMachineOptions) {
    const { settings, folders, authenticate, mailOut, simulatedClock, signIn } = options
    mkdirSync(settings.dataDir, { recursive: true, mode: 0o700 })
    this.#settings = settings
    this.#folders = folders
    this.store = new SqliteStore(
      join(settings.dataDir, 'stepwise.sqlite'),
      () => {
        this.#outbox.nudge()
      },
      progressTo((progress) => {
        logAtOnce(progress, 'cases are counted anew for this version')
      }),
    )
    this.archive = new FileArchive(join(settings.dataDir, 'archive'))
    this.partnerships = new Partnerships(
      folders.map(({ partnership }) => partnership),
      this.store.versions,
      new Map(folders.map(({ partnership, texts }) => [partnership.id, texts])),
    )

    this.#workflow = new LocalWorkflow(
      async (input) => await runCase(input, this.#ports()),
      (reference, error) => {
        log.error({ reference, error: nameOf(error) }, 'the clock of a case stopped')
        this.#restart(reference)
      },
    )
    this.#mail = new MailQueue({
      store: this.store,
      receive: async (mailId) => {
        await receiveMail(mailId, { ...this.#ports(), authenticate })
      },
      giveUp: async (mailId, error) => {
        await fileUnread(mailId, whyUnread(error), this.#ports())
      },
      failed: (mailId, error) => {
        log.error({ mailId, error: nameOf(error) }, 'a mail stays pending')
      },
    })
    this.#outbox = new Outbox({
      ...this.#ports(),
      busy: () => !this.#mail.idle || this.#workflow.crowded,
      deliver: async (notice) => {
        await deliverNotice(notice, { ...this.#ports(), mailOut })
      },
      failed: (id, error) => {
        log.error({ id, error: nameOf(error) }, 'left in the outbox')
      },
    })
    this.#mornings = new MorningMail(
      { ...this.#ports(), registerUrl: signIn === null ? null : `${signIn.origin}/` },
      (error) => {
        log.error({ error: nameOf(error) }, 'the mail of a working morning could not be written')
      },
    )
    this.#smtp = smtpListener({
      ...this.#ports(),
      received: (mailId) => {
        this.#mail.add(mailId)
      },
      refused: (error) => {
        log.error({ error: nameOf(error) }, 'a mail could not be kept')
      },
    })
    this.#smtp.on('error', (error) => {
      log.warn({ error: nameOf(error) }, 'an SMTP connection failed')
    })
    this.app = register(this.#ports(), {
      origins: () => this.#origins,
      signIn,
      probe: healthProbe(this.#workflow, settings.dataDir),
      simulation: simulatedClock === null ? null : this.#simulation(simulatedClock),
      failed: (error) => {
        log.error({ error: nameOf(error) }, 'a page could not be shown')
      },
    })
  }

  /** Listens, and takes up whatever was left undone. */
  async start(): Promise<void> {
    const { smtp, http } = this.#settings
    await this.#takeUpPartnerships()
    await new Promise<void>((listening, failed) => {
      this.#smtp.once('error', failed)
      this.#smtp.listen(smtp.port, smtp.host, () => {
        listening()
      })
    })
    await new Promise<void>((listening, failed) => {
      this.#http = serve({ fetch: this.app.fetch, port: http.port, hostname: http.host }, () => {
        listening()
      })
      this.#http.once('error', failed)
    })
    this.#origins = originsOf(http.host, this.httpPort)
    this.#outbox.nudge()
    this.#mornings.start()
    void this.#mail.takeUp()
    void this.#startClocks()
  }

  async stop(): Promise<void> {
    await new Promise<void>((closed) => {
      this.#smtp.close(() => {
        closed()
      })
    })
    const http = this.#http
    if (http !== undefined) {
      await new Promise<void>((closed) => {
        http.close(() => {
          closed()
        })
      })
    }
    this.#mail.stop()
    await this.#mornings.stop()
    await this.#outbox.stop()
    await this.#reader.stop()
    this.#workflow.stop()
    this.store.close()
  }

  get smtpPort(): number {
    return portOf(this.#smtp.server.address())
  }

  get httpPort(): number {
    return portOf(this.#http?.address() ?? null)
  }

  /** Nothing is being done, and nothing is due at this moment. */
  get settled(): boolean {
    const isQuiet = this.#mail.idle && this.#outbox.idle && this.#mornings.idle
    return this.#clocksStarted && isQuiet && this.#workflow.busy(Date.now()) === 0
  }

  /** When something next falls due (milliseconds of the epoch); null when nothing waits. */
  get nextMoment(): number | null {
    const moments = [this.#workflow.nextWake, this.#outbox.nextAlarm].filter((moment) => moment !== null)
    return moments.length === 0 ? null : Math.min(...moments)
  }

  get nextMorning(): number | null {
    return this.#mornings.nextAlarm
  }

  #simulation(clock: SimulatedClock): Simulation {
    return {
      next: () => (this.nextMoment === null ? null : instantFromMillis(this.nextMoment)),
      advance: async (to) => await clock.advance(to, this),
    }
  }

  /** Nothing is read or shown before what is in force is known. */
  async #takeUpPartnerships(): Promise<void> {
    const { store, clock, partnerships } = this
    const drafts = await seedPartnerships(this.#folders, { versions: store.versions, clock })
    await partnerships.follow()
    for (const partnership of drafts)
      log.warn({ partnership }, 'changed files wait as a draft in the register')
  }

  /** Every open case gets its clock; the case store says where it stands. */
  async #startClocks(): Promise<void> {
    let started = 0
    let after: string | null = null
    do {
      const cases = await this.store.openCases(after, CASES_AT_ONCE)
      for (const { reference, generation } of cases) await this.#workflow.start(reference, generation)
      started += cases.length
      // Mail that arrives meanwhile is taken between the batches.
      await this.#workflow.room()
      after = cases.at(-1)?.reference ?? null
    } while (after !== null)
    this.#clocksStarted = true
    log.info({ cases: started }, 'every open case has its clock')
  }

  /** The watchdog of one machine: a clock that stopped is started again from the case store. */
  #restart(reference: string): void {
    setTimeout(() => {
      void this.store.loadSummary(reference).then(async (summary) => {
        if (summary !== null) await this.#workflow.start(reference, summary.generation)
      })
    }, RESTART_AFTER_MS)
  }

  #ports() {
    const { store, archive, clock, partnerships } = this
    const read = async (raw: Uint8Array) => await this.#reader.read(raw)
    return {
      store,
      archive,
      clock,
      partnerships,
      read,
      ids: randomIds,
      bundles: bundlesHere,
      workflow: this.#workflow,
    }
  }
}

const CASES_AT_ONCE = 200
const RESTART_AFTER_MS = 60_000

const whyUnread = (error: unknown): string =>
  error instanceof AuthenticationDeferred
    ? 'It could not be verified who sent this mail: a name server did not answer for several minutes.'
    : 'Stepwise could not process this mail, although it tried several times.'

const portOf = (address: AddressInfo | string | null): number =>
  address === null || typeof address === 'string' ? 0 : address.port

const originsOf = (host: string, port: number): string[] =>
  [host.includes(':') ? `[${host}]` : host, 'localhost', '127.0.0.1'].map((name) => `http://${name}:${port}`)

/** A log names the kind of a fault and nothing of what it was about: messages can carry personal data. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown')
