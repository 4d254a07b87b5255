import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { seedPartnerships } from '../../functions/change-partnership/seed.ts'
import { deliverNotice } from '../../functions/deliver-notice/handler.ts'
import type { Instant } from '../../functions/domain/instant.ts'
import { Partnerships } from '../../functions/domain/partnership/partnerships.ts'
import { read } from '../../functions/domain/reading/read.ts'
import { bundlesHere } from '../../functions/local/bundles.ts'
import { FileArchive } from '../../functions/local/file-archive.ts'
import { loadPartnerships } from '../../functions/partnership-files.ts'
import { randomIds } from '../../functions/random-ids.ts'
import { SqliteStore } from '../../functions/local/sqlite-store.ts'
import { mailKey, receiveMail } from '../../functions/receive-mail/handler.ts'
import { register } from '../../functions/register/app.ts'
import type { SignIn } from '../../functions/register/sign-in/sign-in.ts'

const loaded = loadPartnerships('partnerships', 'all')
if (loaded.kind === 'refused') throw new Error('the shipped partnerships do not load')
const { folders, partnerships: shipped } = loaded

export interface Written {
  readonly from?: string
  readonly to?: string
  readonly subject?: string
  readonly text?: string
  readonly html?: string
  readonly attachments?: { filename: string; content: string }[]
  readonly messageId?: string
  readonly headers?: Record<string, string>
  readonly mailbox?: string
  readonly tag?: string | null
  /** Whether it truly comes from where it says. */
  readonly verified?: boolean
}

export const stepOne: Written = {
  from: 'Tobi Okafor <t.okafor@parkside-primary.example>',
  to: 'team.manager@childrens-services.example',
  subject: 'Concern about referral 24-118',
  text: 'Further to our call, this is step one of the Safeguarding Partnership’s Escalation Process.\nWe disagree with the decision to close the referral.',
}

export const host = '127.0.0.1:8080'

/** The register over a real store and archive: mail is received as the listener would, pages are asked for without a server. */
export class RealRegister {
  readonly #folder = mkdtempSync(join(tmpdir(), 'register-'))
  readonly store = new SqliteStore(':memory:')
  readonly archive = new FileArchive(this.#folder)
  /** A Monday morning without a bank holiday near. */
  now: Instant = '2026-11-23T10:00:00.000Z'
  readonly partnerships = new Partnerships(shipped, this.store.versions)
  #seeded: Promise<void> | undefined
  #mails = 0
  readonly #cookies = new Map<string, { readonly value: string; readonly path: string }>()
  readonly faults: unknown[] = []
  readonly app

  /** @param signIn null: nobody has to */
  constructor(signIn: SignIn | null = null) {
    this.app = register(this.ports, {
      origins: () => [`http://${host}`],
      signIn,
      simulation: null,
      failed: (error) => this.faults.push(error),
    })
  }

  get ports() {
    const { store, archive, partnerships } = this
    return {
      store,
      archive,
      read,
      partnerships,
      ids: randomIds,
      bundles: bundlesHere,
      clock: { now: () => this.now },
    }
  }

  /** The partnerships are in the record, as they are before the program listens. */
  async seeded(): Promise<void> {
    const { versions } = this.store
    this.#seeded ??= seedPartnerships(folders, { versions, clock: this.ports.clock }).then(async () => {
      await this.partnerships.follow()
    })
    await this.#seeded
  }

  /** @returns the mail's id in the ledger */
  async mail(written: Written = stepOne): Promise<string> {
    const id = `2026${String((this.#mails += 1)).padStart(4, '0')}`
    const mailbox = written.mailbox ?? 'escalations@waltham-forest.example'
    await this.seeded()
    const to = this.partnerships.at(mailbox)
    if (to === null) throw new Error('nobody takes mail there')
    const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail({
      cc: mailbox,
      ...written,
    })
    if (!Buffer.isBuffer(message)) throw new Error('a buffer was asked for')
    await this.archive.put(mailKey(id), message)
    await this.store.receive({
      id,
      mailbox,
      tag: written.tag ?? null,
      partnership: to.partnership.id,
      population: to.population,
      receivedAt: this.now,
      envelopeFrom: 't.okafor@parkside-primary.example',
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
    const passed = (written.verified ?? true) ? 'pass' : 'fail'
    await receiveMail(id, {
      ...this.ports,
      authenticate: async () => ({
        trustedNetwork: false,
        dmarc: passed,
        dmarcPolicyPublished: true,
        alignedSpf: passed,
        alignedDkim: passed,
        spam: false,
        virus: false,
        scanFailed: false,
      }),
    })
    return id
  }

  /** Opens a case by mail and gives its reference. */
  async openCase(written: Written = stepOne): Promise<string> {
    const row = await this.store.loadMail(await this.mail(written))
    if (row?.reference === undefined || row.reference === null) throw new Error('the mail opened no case')
    return row.reference
  }

  async deliver(): Promise<void> {
    for (;;) {
      const due = await this.store.dueNotices(this.now, 100)
      if (due.length === 0) return
      for (const notice of due) {
        await deliverNotice(notice, { ...this.ports, mailOut: { send: async () => ({ result: 'shown' }) } })
      }
    }
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    await this.seeded()
    const answer = await this.app.request(`http://${host}${path}`, {
      headers: { host, cookie: this.#cookieHeader(path), ...headers },
    })
    return this.#keepCookies(answer)
  }

  async page(path: string): Promise<string> {
    return await (await this.get(path)).text()
  }

  /** Sends the form as a browser would after it has loaded `page`. */
  async submit(page: string, action: string, fields: Record<string, string>): Promise<Response> {
    await this.get(page)
    return await this.post(action, {
      'form-token': this.#cookies.get('stepwise-form')?.value ?? '',
      ...fields,
    })
  }

  async post(
    path: string,
    fields: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    await this.seeded()
    const answer = await this.app.request(`http://${host}${path}`, {
      method: 'POST',
      headers: {
        host,
        origin: `http://${host}`,
        cookie: this.#cookieHeader(path),
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      },
      body: new URLSearchParams(fields).toString(),
    })
    return this.#keepCookies(answer)
  }

  /** As a browser keeps them (RFC 6265): under their path, and until they are taken back. */
  #keepCookies(answer: Response): Response {
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = '', ...attributes] = cookie.split('; ')
      const [name = '', value = ''] = pair.split('=')
      const path = attributes.find((each) => each.startsWith('Path='))?.slice('Path='.length) ?? '/'
      if (attributes.includes('Max-Age=0')) this.#cookies.delete(name)
      else this.#cookies.set(name, { value: decodeURIComponent(value), path })
    }
    return answer
  }

  #cookieHeader(path: string): string {
    return [...this.#cookies]
      .filter(([, cookie]) => path.startsWith(cookie.path))
      .map(([name, { value }]) => `${name}=${encodeURIComponent(value)}`)
      .join('; ')
  }

  close(): void {
    this.store.close()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
