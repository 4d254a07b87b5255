import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import { changeOf } from '../../functions/domain/case/change.ts'
import type { NewEvent } from '../../functions/domain/case/events.ts'
import { fold } from '../../functions/domain/case/fold.ts'
import { currentStep, type Case } from '../../functions/domain/case/state.ts'
import { workingHours } from '../../functions/domain/case/step.ts'
import { planDeadline } from '../../functions/domain/deadlines/plan-deadline.ts'
import { instantFromMillis, type Instant } from '../../functions/domain/instant.ts'
import { Partnerships } from '../../functions/domain/partnership/partnerships.ts'
import type { Clock, Workflow } from '../../functions/domain/ports.ts'
import { read } from '../../functions/domain/reading/read.ts'
import { FileArchive } from '../../functions/local/file-archive.ts'
import { loadPartnerships } from '../../functions/partnership-files.ts'
import { randomIds } from '../../functions/random-ids.ts'
import { SqliteStore } from '../../functions/local/sqlite-store.ts'
import { mailKey, receiveMail } from '../../functions/receive-mail/handler.ts'
import { runCase } from '../../functions/run-case/handler.ts'
import { CaseClock } from './case-clock.ts'

const loaded = loadPartnerships('partnerships', 'all')
if (loaded.kind === 'refused') throw new Error('the shipped partnerships do not load')
const partnerships = new Partnerships(loaded.partnerships)

const PRACTITIONER = 't.okafor@parkside-primary.example'
const TEAM_MANAGER = 'team.manager@childrens-services.example'

/** A case that a mail opened, in a real store, with its clock run by the interpreter and time moved by the test. */
export class RealCase {
  readonly #folder = mkdtempSync(join(tmpdir(), 'run-case-'))
  readonly #store = new SqliteStore(':memory:')
  readonly #archive = new FileArchive(this.#folder)
  readonly #clock: Clock = { now: () => instantFromMillis(Date.now()) }
  readonly #workflow: Workflow = {
    start: async (reference, generation) => {
      this.clock = this.#run(reference, generation)
    },
    complete: async (token) => {
      this.clock?.complete(token)
    },
  }
  #mails = 0
  clock: CaseClock | null = null
  /** The clock of each generation before this one. */
  readonly earlier: CaseClock[] = []

  #run(reference: string, generation: number): CaseClock {
    if (this.clock !== null) this.earlier.push(this.clock)
    return new CaseClock({ reference, generation }, async (input) => {
      return await runCase(input, { ...this.#ports(), workflow: this.#workflow })
    })
  }
  #ports() {
    return { store: this.#store, archive: this.#archive, clock: this.#clock, ids: randomIds, partnerships }
  }

  async mail(from: 'practitioner' | 'team manager', text: string, subject = 'Re: escalation'): Promise<void> {
    const id = `mail-${(this.#mails += 1)}`
    const state = await this.state()
    const sender = from === 'practitioner' ? PRACTITIONER : TEAM_MANAGER
    const other = from === 'practitioner' ? TEAM_MANAGER : PRACTITIONER
    const raw = [
      `From: ${sender}`,
      `To: ${other}`,
      'Cc: escalations@waltham-forest.example',
      `Subject: ${subject}`,
      `Message-ID: <${id}@parkside-primary.example>`,
      'Content-Type: text/plain; charset=utf-8',
      '',
      text,
    ].join('\r\n')
    await this.#archive.put(mailKey(id), Buffer.from(raw))
    await this.#store.receive({
      id,
      mailbox: 'escalations@waltham-forest.example',
      tag: state?.token ?? null,
      partnership: 'waltham-forest',
      population: 'children',
      receivedAt: this.#clock.now(),
      envelopeFrom: sender,
      client: { ip: '192.0.2.1', helo: 'mail.parkside-primary.example' },
      messageId: null,
      from: null,
      subject: null,
      outcome: 'pending',
      reason: null,
      reference: null,
      immediateRisk: false,
      handled: null,
    })
    await receiveMail(id, {
      ...this.#ports(),
      read,
      authenticate: async () => ({
        trustedNetwork: false,
        dmarc: 'pass',
        dmarcPolicyPublished: true,
        alignedSpf: 'pass',
        alignedDkim: 'pass',
        spam: false,
        virus: false,
        scanFailed: false,
      }),
    })
    await this.deliverSignals()
    await quiet()
  }

  /** A person moves the deadline of the current step: it counts anew from `from`. */
  async moveDeadline(from: Instant, why: string): Promise<void> {
    const state = await this.state()
    if (state === null) throw new Error('there is no case yet')
    const { reference } = state
    const partnership = partnerships.get(state.partnership)
    const { step, deadline } = currentStep(state)
    const { timeAllowed } = deadline.basis
    const moved = planDeadline({ receivedAt: from, timeAllowed, ...workingHours(partnership) })
    const events: NewEvent[] = [
      {
        at: this.#clock.now(),
        by: { kind: 'person', name: 'Business manager', why },
        payload: { type: 'deadline-moved', step, deadline: moved, why },
      },
    ]
    const record = await this.#store.loadCase(reference)
    const toCase = { reference, record, events, partnership, onlyOpenCaseOfPair: false }
    await this.#store.commit(changeOf(toCase, randomIds, this.#clock.now()))
    await this.deliverSignals()
    await quiet()
  }

  /** Set while the outbox is late: what it should tell the clock waits in the store. */
  signalsLate = false

  /** What the outbox does with starts and signals. */
  async deliverSignals(): Promise<void> {
    if (this.signalsLate) return
    for (const task of await this.#store.dueWorkflowTasks(100)) {
      if (task.task === 'start') await this.#workflow.start(task.reference, task.generation)
      else {
        const token = await this.#store.takeWait(task.reference)
        if (token !== null) await this.#workflow.complete(token)
      }
      await this.#store.workflowTaskDone(task.id)
    }
  }

  async state(): Promise<Case | null> {
    const { items } = await this.#store.listCases({ limit: 10, after: null })
    return fold(await this.#store.loadCase(items[0]?.reference ?? ''))
  }

  async events(): Promise<string[]> {
    const { items } = await this.#store.listCases({ limit: 10, after: null })
    return (await this.#store.loadCase(items[0]?.reference ?? '')).map(({ payload }) => payload.type)
  }

  /** Lets time pass until the next timer of the clock, and what it causes come to rest. */
  async untilNextTimer(): Promise<void> {
    await vi.advanceTimersToNextTimerAsync()
    await this.deliverSignals()
    await quiet()
  }

  end(): void {
    for (const clock of [...this.earlier, this.clock]) clock?.stop()
    this.#store.close()
    rmSync(this.#folder, { recursive: true })
  }
}

/** The interpreter and the store take turns of the event loop; none of them needs more than these. */
export const quiet = async (): Promise<void> => {
  for (let turn = 0; turn < 200; turn += 1) await new Promise((next) => setImmediate(next))
}
