import { setTimeout as sleep } from 'node:timers/promises'
import { Partnerships } from '../../functions/domain/partnership/partnerships.ts'
import type { Archive, Clock, RecordStore } from '../../functions/domain/ports.ts'
import { read } from '../../functions/domain/reading/read.ts'
import type { MailRow } from '../../functions/domain/record.ts'
import { loadPartnerships } from '../../functions/partnership-files.ts'
import { randomIds } from '../../functions/random-ids.ts'
import { mailKey, receiveMail } from '../../functions/receive-mail/handler.ts'

const loaded = loadPartnerships('partnerships', 'all')
if (loaded.kind === 'refused') throw new Error('the shipped partnerships do not load')
export const partnerships = new Partnerships(loaded.partnerships)

export const MAILBOX = 'escalations@waltham-forest.example'
export const PRACTITIONER = 't.okafor@parkside-primary.example'
export const TEAM_MANAGER = 'team.manager@childrens-services.example'

export interface SampleMail {
  readonly from?: string
  readonly to?: string
  /** The escalation address, with a case's own token where the mail answers one. */
  readonly cc?: string
  readonly subject?: string
  readonly messageId: string
  readonly text: string
}

/** A raw message as a practitioner's mail program writes it. */
export const rawMail = (mail: SampleMail): string =>
  [
    `From: ${mail.from ?? PRACTITIONER}`,
    `To: ${mail.to ?? TEAM_MANAGER}`,
    `Cc: ${mail.cc ?? MAILBOX}`,
    `Subject: ${mail.subject ?? 'Step one of the Safeguarding Partnership’s Escalation Process'}`,
    `Message-ID: <${mail.messageId}@parkside-primary.example>`,
    'Date: Mon, 02 Mar 2026 10:00:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    mail.text,
    '',
  ].join('\r\n')

export const STEP_ONE =
  'Further to our call, please treat this as step one of the Safeguarding Partnership’s Escalation Process.\r\n\r\n' +
  'We disagree that the threshold for a strategy meeting is not met.'

export const pendingMail = (id: string): MailRow => ({
  id,
  mailbox: MAILBOX,
  tag: null,
  partnership: 'waltham-forest',
  population: 'children',
  receivedAt: '2026-03-02T10:00:00.000Z',
  envelopeFrom: PRACTITIONER,
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

const clock: Clock = { now: () => '2026-03-02T10:00:01.000Z' }

/** Takes a verified mail to its outcome in a store. */
export const takeIn = async (
  mail: SampleMail,
  { store, archive }: { store: RecordStore; archive: Archive },
): Promise<MailRow | null> => {
  await archive.put(mailKey(mail.messageId), Buffer.from(rawMail(mail)))
  const tag = /\+([^@]+)@/u.exec(mail.cc ?? '')?.[1] ?? null
  await store.receive({ ...pendingMail(mail.messageId), tag })
  await receiveMail(mail.messageId, {
    store,
    archive,
    clock,
    ids: randomIds,
    partnerships,
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
  return await store.loadMail(mail.messageId)
}

/** Asks again until there is an answer. */
export const eventually = async <T>(
  ask: () => Promise<T | null>,
  what: string,
  patience = 90_000,
): Promise<T> => {
  const end = Date.now() + patience
  for (;;) {
    const answer = await ask()
    if (answer !== null) return answer
    if (Date.now() > end) throw new Error(`${what}: not within ${patience / 1_000} s`)
    await sleep(250)
  }
}
