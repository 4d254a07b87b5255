import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** A mail as the relay was handed it. */
export interface Relayed {
  readonly from: string
  readonly to: string
  readonly raw: string
  readonly mail: ParsedMail
}

/** What the relay answers to a recipient: takes the mail, never will (5yz), or not now (4yz). */
export type Mood = 'takes' | 'refuses' | 'is busy'

/** The mail server of the partnership's own network, which keeps what it is handed. */
export class Relay {
  readonly relayed: Relayed[] = []
  readonly moods = new Map<string, Mood>()
  /** How often a mail was offered for somebody, taken or not. */
  readonly attempts = new Map<string, number>()
  readonly #server: SMTPServer

  private constructor() {
    this.#server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      onRcptTo: ({ address }, _session, callback) => {
        this.attempts.set(address, (this.attempts.get(address) ?? 0) + 1)
        const mood = this.moods.get(address) ?? 'takes'
        callback(mood === 'takes' ? null : reply(mood === 'refuses' ? 550 : 451))
      },
      onData: (stream, session, callback) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          const raw = Buffer.concat(chunks)
          const { mailFrom, rcptTo } = session.envelope
          void simpleParser(raw).then((mail) => {
            const from = mailFrom === false ? '' : mailFrom.address
            for (const { address } of rcptTo) {
              this.relayed.push({ from, to: address, raw: raw.toString('latin1'), mail })
            }
            callback(null)
          })
        })
      },
    })
    // A killed program leaves its connections half open.
    this.#server.on('error', () => undefined)
  }

  static async start(): Promise<Relay> {
    const relay = new Relay()
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

  /** The last mail that somebody got, of those whose subject matches. */
  lastTo(to: string, subject: RegExp = /./): Relayed {
    const found = this.relayed
      .filter((each) => each.to === to && subject.test(each.mail.subject ?? ''))
      .at(-1)
    if (found === undefined)
      throw new Error(
        `nothing for ${to} among ${this.relayed.map((each) => each.mail.subject ?? '').join(' | ')}`,
      )
    return found
  }

  async stop(): Promise<void> {
    await new Promise<void>((closed) => {
      this.#server.close(() => {
        closed()
      })
    })
  }
}

const reply = (responseCode: number): Error =>
  Object.assign(new Error('as the test wants it'), { responseCode })
