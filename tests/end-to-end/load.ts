import { setTimeout as pause } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import type { Chance } from './chance.ts'
import type { CountingRelay } from './counting-relay.ts'
import type { Program } from './program.ts'

/** One mail of the load, which its sender's own server offers again until it is answered 250. */
export interface Offered {
  readonly messageId: string
  readonly raw: string
  readonly from: string
  readonly to: string
  /** How often it was answered 250. */
  taken: number
}

type Pair = readonly [from: string, to: string]

const disagreements: readonly [Pair, ...Pair[]] = [
  ['t.okafor@parkside-primary.example', 'team.manager@childrens-services.example'],
  ['e.quartey@whipps-cross-hospital.example', 'team.manager@childrens-services.example'],
  ['j.marsh@police.example', 'ward.manager@whipps-cross-hospital.example'],
  ['s.bello@childrens-services.example', 'headteacher@parkside-primary.example'],
  ['a.lindqvist@community-health.example', 'detective.sergeant@police.example'],
]

/** What people answer; most of it keeps a case going. */
const answers = [
  'Received with thanks. I will read the file and ring by Thursday.',
  'Having spoken to my service manager, our position is unchanged.',
  'This is step two of the Safeguarding Partnership’s Escalation Process.',
  'This is step three of the Safeguarding Partnership’s Escalation Process.',
  'We have agreed: a strategy meeting on Tuesday, with the school. Please confirm by reply.',
  'Confirmed.',
  'That is not what we agreed.',
  'The child is at immediate risk of significant harm. I have called 999.',
  'Following the updated assessment, we wish to withdraw this escalation.',
] as const

/** People who write to Stepwise without regard to whether it stands. */
export class Load {
  readonly offered: Offered[] = []
  readonly #chance: Chance
  readonly #relay: CountingRelay

  constructor(chance: Chance, relay: CountingRelay) {
    this.#chance = chance
    this.#relay = relay
  }

  /**
   * Writes mail after mail, and offers again what was not taken, until `stopped` or the program is gone.
   *
   * @param restMs between two mails, on average
   */
  async write(program: Program, stopped: AbortSignal, restMs: number): Promise<void> {
    const transport = createTransport({
      host: '127.0.0.1',
      port: program.smtpPort,
      secure: false,
      ignoreTLS: true,
      pool: true,
      maxConnections: 1,
    })
    try {
      while (!stopped.aborted) {
        const mail = this.#again() ?? this.#another()
        await transport.sendMail({ raw: mail.raw, envelope: { from: mail.from, to: mail.to } })
        mail.taken += 1
        await pause(this.#chance.between(0, 2 * restMs))
      }
    } catch {
      // It was killed; whatever was not answered is offered again next time.
    } finally {
      transport.close()
    }
  }

  /** How many mails were answered 250. */
  get taken(): number {
    return this.offered.reduce((sum, { taken }) => sum + taken, 0)
  }

  /** Everything that was never answered 250. */
  get untaken(): Offered[] {
    return this.offered.filter(({ taken }) => taken === 0)
  }

  #again(): Offered | undefined {
    const [first] = this.untaken
    // Now and then a server that had its 250 offers a mail again all the same (RFC 5321, 4.5.4.1).
    return (
      first ??
      (this.#chance.next() < 0.05 ? this.offered[this.#chance.between(0, this.offered.length)] : undefined)
    )
  }

  #another(): Offered {
    const notices = [...this.#relay.counted.values()].filter(({ replyTo }) => replyTo.includes('+'))
    const notice = notices[this.#chance.between(0, notices.length)]
    const mail =
      notice === undefined || this.#chance.next() < 0.1
        ? this.#escalation()
        : this.#mail(
            notice.to,
            notice.replyTo,
            notice.replyTo,
            `Re: ${notice.subject}`,
            this.#chance.one(answers),
          )
    this.offered.push(mail)
    return mail
  }

  #escalation(): Offered {
    const [from, to] = this.#chance.one(disagreements)
    const text = 'Further to our call, this is step one of the Safeguarding Partnership’s Escalation Process.'
    return this.#mail(from, to, 'escalations@waltham-forest.example', 'Step one', text)
  }

  #mail(from: string, to: string, mailbox: string, subject: string, text: string): Offered {
    const messageId = `<load-${this.offered.length}@${from.split('@')[1] ?? ''}>`
    const raw = [
      `From: ${from}`,
      `To: ${to}`,
      ...(to === mailbox ? [] : [`Cc: ${mailbox}`]),
      `Subject: ${subject}`,
      `Message-ID: ${messageId}`,
      'Date: Mon, 04 Jan 2027 10:00:00 +0000',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
      '',
      text,
      '',
    ].join('\r\n')
    return { messageId, raw, from, to: mailbox, taken: 0 }
  }
}
