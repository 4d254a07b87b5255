import { z } from 'zod'

const noticeSchema = z.object({
  id: z.string(),
  kind: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  state: z.string(),
})
export type Notice = z.infer<typeof noticeSchema>

const caseInListSchema = z.object({
  reference: z.string(),
  partnership: z.string(),
  population: z.string(),
  state: z.string(),
  step: z.number(),
  deadline: z.string().nullable(),
})

const caseSchema = caseInListSchema.extend({
  steps: z.array(
    z.object({
      step: z.number(),
      contact: z.string().nullable(),
      deadline: z.string().nullable(),
      startedAt: z.string(),
      startedBy: z.string(),
      missedAt: z.string().nullable(),
      proof: z.array(z.object({ date: z.string(), kind: z.string(), day: z.number().nullable() })),
    }),
  ),
  events: z.array(z.object({ seq: z.number(), at: z.string(), type: z.string() })),
  notices: z.array(noticeSchema),
})
export type CaseShown = z.infer<typeof caseSchema>

const mailSchema = z.object({
  id: z.string(),
  messageId: z.string().nullable(),
  from: z.string().nullable(),
  receivedAt: z.string(),
  outcome: z.string(),
  reason: z.string().nullable(),
  reference: z.string().nullable(),
})
export type MailShown = z.infer<typeof mailSchema>

const next = z.string().nullable()
const casesPage = z.object({ cases: z.array(caseInListSchema), next })
const mailPage = z.object({
  mail: z.array(mailSchema),
  received: z.number(),
  outcomes: z.record(z.string(), z.number()),
  next,
})
const outboxPage = z.object({ notices: z.array(noticeSchema), next })

/** What the program shows by its JSON interfaces. */
export class Register {
  readonly address: string

  constructor(address: string) {
    this.address = address
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return await fetch(`${this.address}${path}`, { headers })
  }

  async post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return await fetch(`${this.address}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  }

  async now(): Promise<string> {
    return z.object({ now: z.string() }).parse(await (await this.get('/simulation')).json()).now
  }

  async cases(): Promise<z.infer<typeof caseInListSchema>[]> {
    return await this.#all('/api/cases', casesPage, ({ cases }) => cases)
  }

  async case(reference: string): Promise<CaseShown> {
    return caseSchema.parse(await (await this.get(`/api/cases/${reference}`)).json())
  }

  async mail(): Promise<MailShown[]> {
    return await this.#all('/api/mail', mailPage, ({ mail }) => mail)
  }

  async outbox(): Promise<Notice[]> {
    return await this.#all('/api/outbox', outboxPage, ({ notices }) => notices)
  }

  /** How many mails it says it received, and what it says became of them. */
  async ledger(): Promise<{ received: number; outcomes: Record<string, number> }> {
    const { received, outcomes } = mailPage.parse(await (await this.get('/api/mail?limit=1')).json())
    return { received, outcomes }
  }

  async #all<P extends { next: string | null }, T>(
    path: string,
    schema: z.ZodType<P>,
    itemsOf: (page: P) => T[],
  ): Promise<T[]> {
    const items: T[] = []
    let after: string | null = null
    do {
      const query: string = after === null ? '' : `&after=${encodeURIComponent(after)}`
      const page: P = schema.parse(await (await this.get(`${path}?limit=1000${query}`)).json())
      items.push(...itemsOf(page))
      after = page.next
    } while (after !== null)
    return items
  }
}
