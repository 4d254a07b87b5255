import { createHash } from 'node:crypto'
import { SMTPServer } from 'smtp-server'

/** A notice as the relay first had it, and how often it came. */
export interface Counted {
  readonly messageId: string
  readonly to: string
  readonly replyTo: string
  readonly subject: string
  readonly digest: string
  times: number
  /** Whether it came again with other bytes. */
  altered: boolean
}

/** A relay for load: it takes everything, counts what comes again, and parses no more than it must. */
export class CountingRelay {
  readonly counted = new Map<string, Counted>()
  readonly #server: SMTPServer

  private constructor() {
    this.#server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      onData: (stream, session, callback) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          this.#count(Buffer.concat(chunks), session.envelope.rcptTo[0]?.address ?? '')
          callback(null)
        })
      },
    })
    // A killed program leaves its connections half open.
    this.#server.on('error', () => undefined)
  }

  static async start(): Promise<CountingRelay> {
    const relay = new CountingRelay()
    await new Promise<void>((listening) => {
      relay.#server.listen(0, '127.0.0.1', () => {
        listening()
      })
    })
    return relay
  }

  get url(): string {
    const address = this.#server.server.address()
    return `smtp://127.0.0.1:${address === null || typeof address === 'string' ? 0 : address.port}`
  }

  /** Notices that came more than once, and how many times too often in all. */
  get resends(): { notices: number; mails: number } {
    const again = [...this.counted.values()].filter(({ times }) => times > 1)
    return { notices: again.length, mails: again.reduce((sum, { times }) => sum + times - 1, 0) }
  }

  #count(raw: Buffer, to: string): void {
    const text = raw.toString('latin1')
    const headers = text.slice(0, text.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]+/g, ' ')
    const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(headers)?.[1]?.trim() ?? ''
    const messageId = header('Message-ID')
    const digest = createHash('sha256').update(raw).digest('hex')
    const before = this.counted.get(messageId)
    if (before === undefined) {
      const replyTo = /<([^>]+)>/.exec(header('Reply-To'))?.[1] ?? header('Reply-To')
      const subject = header('Subject')
      this.counted.set(messageId, { messageId, to, replyTo, subject, digest, times: 1, altered: false })
      return
    }
    before.times += 1
    if (before.digest !== digest) before.altered = true
  }

  async stop(): Promise<void> {
    await new Promise<void>((closed) => {
      this.#server.close(() => {
        closed()
      })
    })
  }
}
