import { mkdtempSync, rmSync } from 'node:fs'
import { promises as dns } from 'node:dns'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { simpleParser } from 'mailparser'
import { instantFromMillis } from '../../functions/domain/instant.ts'
import type { MailOut } from '../../functions/domain/ports.ts'
import { authenticator, parseTrustedNetworks } from '../../functions/local/authenticate.ts'
import { loadPartnerships } from '../../functions/partnership-files.ts'
import { OneMachine } from './one-machine.ts'
import { handIn, stepOneMail, type SampleMail } from './sample-mail.ts'
import { SimulatedClock } from './simulation.ts'

/** Five working days a second: a calendar week takes as long. */
const MS_A_DAY = 1_000 / 7
const DAY = 86_400_000
const MONDAY_MORNING = Date.parse('2027-01-11T09:40:00Z')

const folder = mkdtempSync(join(tmpdir(), 'stepwise-demo-'))
const loaded = loadPartnerships(fileURLToPath(new URL('../../partnerships', import.meta.url)), [
  'waltham-forest',
])
const trusted = parseTrustedNetworks('127.0.0.0/8')
if (loaded.kind === 'refused' || trusted.kind === 'refused')
  throw new Error('the sample settings do not load')

/** The address that a person answers a notice at: its Reply-To. */
const replyTo = new Map<string, string>()

const say = (text: string): void => {
  console.log(text)
}
const when = (): string =>
  new Date().toLocaleString('en-GB', {
    timeZone: 'Europe/London',
    weekday: 'short',
    day: '2-digit',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })

const shownAsSent: MailOut = {
  send: async ({ to, raw }) => {
    const { subject = '', replyTo: answerTo } = await simpleParser(Buffer.from(raw))
    const address = answerTo?.value[0]?.address
    if (address !== undefined) replyTo.set(to, address)
    say(`${when()}   → ${to.padEnd(48)} ${subject}`)
    return { result: 'shown' }
  },
}

const clock = new SimulatedClock(folder, MONDAY_MORNING)
const machine = new OneMachine({
  settings: { smtp: { host: '127.0.0.1', port: 0 }, http: { host: '127.0.0.1', port: 0 }, dataDir: folder },
  folders: loaded.folders,
  authenticate: authenticator({ resolver: dns.resolve, trustedNetworks: trusted.networks }),
  mailOut: shownAsSent,
  simulatedClock: null,
  signIn: null,
})
await machine.start()

const pause = async (ms: number): Promise<void> => {
  // Shorter than a second, so that it is a pause of the demo and not of the simulated clock.
  for (let left = ms; left > 0; left -= 900)
    await new Promise((next) => setTimeout(next, Math.min(left, 900)))
}

const send = async (mail: SampleMail, to = mail.cc): Promise<void> => {
  say(`${when()} ←   ${mail.from.address.padEnd(48)} ${mail.subject}`)
  const told = mail.text.split('\n').find((line) => line.length > 30)
  if (told !== undefined) say(`${' '.repeat(21)} “${told.trim()} …”`)
  await handIn(mail, { host: '127.0.0.1', port: machine.smtpPort }, to)
  await clock.advance(clock.now, machine)
}

/** Moves on through `moments` moments at which something is due, at the pace of the demo. */
const letTimePass = async (moments: number): Promise<void> => {
  for (let moment = 0; moment < moments; moment += 1) {
    const before = Date.now()
    const next = machine.nextMoment ?? before
    await pause(((next - before) / DAY) * MS_A_DAY)
    await clock.advance(null, machine)
  }
}

const answer = async (address: string, name: string, text: string): Promise<void> => {
  const to = replyTo.get(address) ?? stepOneMail.cc
  await send({ from: { name, address }, to, cc: to, subject: 'Re: your notice', text })
}

const shown = new Set<string>()

/** How the case stands that the last part of the demo was about. */
const stands = async (title: string): Promise<void> => {
  const { items } = await machine.store.listCases({ limit: 100, after: null })
  const latest = items.find(({ reference }) => !shown.has(reference))
  if (latest === undefined) throw new Error('the mail of the demo opened no case')
  shown.add(latest.reference)
  say(`\n${title} ${latest.reference} is now: ${latest.state}, at ${latest.stepLabel}.\n`)
}

const nextMorning = async (): Promise<void> => {
  const morning = new Date(Date.now() + DAY)
  morning.setUTCHours(9, 40, 0, 0)
  await clock.advance(instantFromMillis(morning.getTime()), machine)
}

say('1. Nobody answers: the case goes from step one to the Independent Scrutineer by itself.\n')
await send(stepOneMail)
await letTimePass(8)
await stands('Nobody answered; every step was taken.')

await nextMorning()
say('2. Agreed by one side, confirmed by the other.\n')
await send({
  ...stepOneMail,
  subject: 'Step one of the Safeguarding Partnership’s Escalation Process – ref 24-121',
})
await pause(600)
await answer(
  'team.manager@childrens-services.example',
  'R. Haddad',
  'Agreed: we will hold a strategy meeting on Thursday at 2pm and the school will attend.',
)
await pause(600)
await answer('t.okafor@parkside-primary.example', 'Tobi Okafor', 'Confirmed.')
await stands('Both sides have it in writing.')

await nextMorning()
say('3. Immediate risk: everybody hears of it at once, outside all timescales.\n')
await send({
  ...stepOneMail,
  subject: 'URGENT – step one of the Safeguarding Partnership’s Escalation Process',
  text: 'This is step one of the Escalation Process. The child is at immediate risk of significant harm. I have called 999 and MASH.',
})
await stands('People act today.')

const { received, outcomes } = await machine.store.ledgerBalance()
say(
  `Mail received: ${received}. Outcomes: ${Object.entries(outcomes)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ')}.`,
)
await machine.stop()
rmSync(folder, { recursive: true })
process.exit(0)
