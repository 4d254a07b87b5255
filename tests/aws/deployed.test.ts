import { beforeAll, describe, expect, inject, it } from 'vitest'
import { actOnCase } from '../../functions/act-on-case/handler.ts'
import { checkBundle } from '../../functions/domain/bundle/check.ts'
import { fold } from '../../functions/domain/case/fold.ts'
import { currentStep, type Case } from '../../functions/domain/case/state.ts'
import { caseAddress } from '../../functions/domain/notice/addresses.ts'
import { Partnerships } from '../../functions/domain/partnership/partnerships.ts'
import { loadPartnerships } from '../../functions/partnership-files.ts'
import { randomIds } from '../../functions/random-ids.ts'
import { found as readFound, Zips } from '../make-bundle/unpacked.ts'
import { Account } from './emulator/account.ts'
import { announcementOf } from './emulator/announcement.ts'
import { deployed, deployStacks } from './emulator/deploy.ts'
import { clientEnvironment } from './emulator/emulator.ts'
import { OneMachine } from './one-machine.ts'
import { eventually, MAILBOX, PRACTITIONER, rawMail, STEP_ONE, TEAM_MANAGER } from './sample-mail.ts'

/** Until the last case here, which sees its deadlines pass: on a slow machine they must not pass in the midst of another. */
const REAL_DAYS = 86_400
const SECONDS_PER_DAY = 4

const loaded = loadPartnerships('partnerships', 'all')
if (loaded.kind === 'refused') throw new Error('the shipped partnerships do not load')
const partnerships = new Partnerships(loaded.partnerships)

let account: Account

beforeAll(async () => {
  const emulator = inject('emulator')
  account = new Account(emulator, await deployStacks(emulator.endpoint, REAL_DAYS))
  await account.verifyDomain('waltham-forest.example')
}, 600_000)

const ledgerOf = async (messageId: string) => {
  const { items } = await account.store.latestMail(null, { limit: 1_000, after: null })
  return items.filter((mail) => mail.messageId === `<${messageId}@parkside-primary.example>`)
}

const settled = async (messageId: string) =>
  await eventually(async () => {
    const [mail] = await ledgerOf(messageId)
    return mail === undefined || mail.outcome === 'pending' ? null : mail
  }, `the mail ${messageId} has an outcome`)

const caseOf = async (reference: string): Promise<Case> => {
  const state = fold(await account.store.loadCase(reference))
  if (state === null) throw new Error('there is no such case')
  return state
}

const eventsOf = async (reference: string): Promise<string[]> =>
  (await account.store.loadCase(reference)).map(({ payload }) => payload.type)

const noticesSent = async (reference: string) =>
  await eventually(async () => {
    const rows = await account.store.noticesOfCase(reference)
    return rows.length > 0 && rows.every(({ state }) => state === 'sent') ? rows : null
  }, 'its notices are sent')

const clockRuns = async (reference: string, generation: number) =>
  await eventually(
    async () =>
      (await account.runningExecutions()).find(({ name }) => name === `${reference}.${generation}`) ?? null,
    `the clock of generation ${generation} runs`,
  )

const waits = async (reference: string) =>
  await eventually(async () => await account.store.waitToken(reference), 'its clock waits')

const opened = async (messageId: string): Promise<string> => {
  await account.mailComes({ messageId, text: STEP_ONE })
  const { reference } = await settled(messageId)
  if (reference === null) throw new Error('no case was opened')
  return reference
}

describe('the deployed stacks', () => {
  it('send whoever has not signed in to sign in, and show the register to whoever has', async () => {
    const stranger = await account.visit('/cases?state=open')
    expect(stranger).toMatchObject({
      statusCode: 303,
      headers: { location: '/sign-in?page=%2Fcases%3Fstate%3Dopen' },
    })
    expect(await account.visit('/api/cases')).toMatchObject({ statusCode: 401 })
    const elsewhere = await account.visit('/', { host: 'evil.example' })
    expect(elsewhere).toMatchObject({ statusCode: 403 })

    const reader = await account.signedIn(['waltham-forest:reader'])
    const page = await account.visit('/', { cookie: reader })
    expect(page).toMatchObject({ statusCode: 200 })
    expect(page.body).toContain('E. Mulator')
    expect(await account.visit('/directory/blackpool', { cookie: reader })).toMatchObject({ statusCode: 404 })
    // Not the last letter: of its six bits two are padding, so that another letter there can be the same seal (RFC 4648 §3.5).
    const changed = reader.replace(/.(?=.{9}$)/, (letter) => (letter === 'A' ? 'B' : 'A'))
    expect(await account.visit('/', { cookie: changed })).toMatchObject({ statusCode: 303 })
  })

  it('count an attempt to sign in while the provider does not answer, for the alarm', async () => {
    const issuer = await account.setVariable('register', 'OIDC_ISSUER', 'http://127.0.0.1:1')
    const { statusCode, body, log } = await account.visit('/sign-in')
    expect(statusCode).toBe(503)
    expect(body).toContain('does not answer')
    expect(log).toContain('"SignInsFailed":1')
    expect(log).toContain('"service":"stepwise-test"')
    await account.setVariable('register', 'OIDC_ISSUER', issuer)
  })

  it('open a case by a mail that says step one, start its clock and send its notices', async () => {
    const reference = await opened('opens')
    expect(await ledgerOf('opens')).toMatchObject([{ outcome: 'opened', reference }])
    await clockRuns(reference, 1)
    const sent = (await noticesSent(reference)).map(({ to }) => to.email)
    const taken = (await account.sent()).flatMap(({ To }) => To).join(' ')
    for (const email of [...sent, PRACTITIONER, TEAM_MANAGER]) expect(taken).toContain(email)
  })

  it('move a case on by the mail that declares its next step', async () => {
    const reference = await opened('moves')
    await account.mailComes({
      messageId: 'moved',
      to: 'service.manager@childrens-services.example',
      cc: caseAddress(MAILBOX, (await caseOf(reference)).token),
      subject: 'Step two of the Safeguarding Partnership’s Escalation Process',
      text: 'We could not agree, so this is step two of the Safeguarding Partnership’s Escalation Process.',
    })
    expect(await settled('moved')).toMatchObject({ outcome: 'advanced', reference })
    expect(currentStep(await caseOf(reference))).toMatchObject({ step: 2, startedBy: 'declared' })
    await waits(reference)
    const sent = (await noticesSent(reference)).map(({ to }) => to.email)
    expect(sent).toContain('service.manager@childrens-services.example')
  })

  it('close a case by an outcome that both sides confirmed, and end its clock', async () => {
    const reference = await opened('closes')
    await clockRuns(reference, 1)
    const cc = caseAddress(MAILBOX, (await caseOf(reference)).token)
    await account.mailComes({
      messageId: 'proposes',
      from: TEAM_MANAGER,
      to: PRACTITIONER,
      cc,
      subject: 'Re: escalation',
      text: 'Agreed: strategy meeting on Tuesday with the school attending.',
    })
    expect(await settled('proposes')).toMatchObject({ outcome: 'recorded', reference })
    expect((await caseOf(reference)).standing.kind).toBe('awaiting-confirmation')
    await account.mailComes({
      messageId: 'confirms',
      cc,
      subject: 'Re: escalation',
      text: 'I confirm that’s an accurate record.',
    })
    await settled('confirms')
    expect((await caseOf(reference)).standing.kind).toBe('resolved')
    await eventually(async () => {
      const running = await account.runningExecutions()
      return running.some(({ name }) => name === `${reference}.1`) ? null : true
    }, 'its clock has ended')
  })

  it('give the same message one effect, announced three times at once and delivered twice more', async () => {
    const mail = { messageId: 'thrice', text: STEP_ONE }
    await account.mailComes(mail, { times: 3 })
    const { reference } = await settled('thrice')
    for (const sesId of ['thrice-again', 'thrice-once-more']) {
      await account.storeMail(sesId, rawMail(mail))
      await account.announce(announcementOf({ ...mail, messageId: sesId }))
    }
    const entries = await eventually(async () => {
      const all = await ledgerOf('thrice')
      return all.length === 3 && all.every(({ outcome }) => outcome !== 'pending') ? all : null
    }, 'all three deliveries have an outcome')
    expect(entries.map(({ outcome }) => outcome).toSorted()).toEqual(['duplicate', 'duplicate', 'opened'])
    const started = (await eventsOf(reference ?? '')).filter((type) => type === 'step-started')
    expect(started).toHaveLength(1)
    const notices = await noticesSent(reference ?? '')
    const ids = notices.map(({ wireId }) => wireId)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('bring in the deputy when SES says that the contact’s address takes no mail, once', async () => {
    const reference = await opened('bounces')
    const notice = (await noticesSent(reference)).find(({ to }) => to.email === TEAM_MANAGER)
    const messageId = notice?.wireId?.replace(/^<|>$/gu, '') ?? ''
    const bounce = {
      eventType: 'Bounce',
      mail: { messageId },
      bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: TEAM_MANAGER }] },
    }
    await account.sesTells(bounce)
    await account.sesTells(bounce)
    await eventually(async () => {
      const { contact } = currentStep(await caseOf(reference))
      return contact.kind === 'email' && contact.person.email === 'duty.manager@childrens-services.example'
        ? true
        : null
    }, 'the deputy has the step')
    await noticesSentOrBounced(reference)
    expect((await eventsOf(reference)).filter((type) => type === 'contact-changed')).toHaveLength(1)
    expect((await account.sent()).flatMap(({ To }) => To).join(' ')).toContain(
      'duty.manager@childrens-services.example',
    )
  })

  it('make the bundle of a case for whoever asks, and give a link to it', async () => {
    const reference = await opened('bundled')
    await noticesSent(reference)
    const bundleId = randomIds.secret()
    const act = { kind: 'make-bundle', bundleId, redacted: false } as const
    const person = { by: 'B. Manager', why: 'The scrutineer asks' }
    const { store, bundles } = account
    const clock = { now: () => new Date().toISOString() }
    await actOnCase(reference, act, person, { store, clock, ids: randomIds, partnerships })
    expect(await bundles.find(bundleId)).toEqual({ kind: 'being-made' })
    await bundles.order(reference, bundleId)
    const link = await eventually(async () => {
      const found = await bundles.find(bundleId)
      return found.kind === 'ready' ? found.link : null
    }, 'the bundle is ready')
    expect(link).toContain('X-Amz-Expires=300')
    const zips = new Zips()
    const file = zips.keep(new Uint8Array(await (await fetch(link)).arrayBuffer()))
    const { found } = await readFound(file)
    expect(checkBundle(found, null)).toMatchObject({ kind: 'agrees', manifest: { reference } })
    expect([...found.files.keys()]).toContain('mails/001.eml')
    zips.remove()
  })

  it('start the clock of a case again when its execution is killed', async () => {
    const reference = await opened('killed')
    const { arn } = await clockRuns(reference, 1)
    await waits(reference)
    await account.kill(arn)
    await clockRuns(reference, 2)
    expect(await eventsOf(reference)).toContain('generation-started')
  })

  it('find, on the daily walk, a clock that stopped and of which nobody heard', async () => {
    const reference = await opened('unheard')
    const { arn } = await clockRuns(reference, 1)
    await account.loseEventsOfExecutions()
    await account.kill(arn)
    await account.invoke('watchdog', { watch: 'all-open-cases' })
    await clockRuns(reference, 2)
  })

  it('file mail that a faulty deployment cannot read, ring for it, and read it once it is redriven', async () => {
    const { MailQueue, ParkedMail } = account.outputs
    const rest = await account.hurry(MailQueue, 1)
    const stage = await account.setVariable('receive-mail', 'STAGE', 'nowhere')
    await account.mailComes({ messageId: 'poisoned', text: STEP_ONE })
    await eventually(
      async () => ((await account.waitingIn(ParkedMail)) > 0 ? true : null),
      'it is parked',
      180_000,
    )
    await account.hurry(MailQueue, rest)
    const [held] = (await account.store.listHeldMail({ limit: 10, after: null })).items
    expect(held).toMatchObject({ outcome: 'held', mailbox: MAILBOX })
    expect(await account.alarmOn(ParkedMail)).toBe('ALARM')

    await account.setVariable('receive-mail', 'STAGE', stage)
    expect(await account.redrive(ParkedMail, MailQueue)).toBe(1)
    expect(await settled('poisoned')).toMatchObject({ outcome: 'opened', id: held?.id })
    expect((await account.store.listHeldMail({ limit: 10, after: null })).items).toEqual([])
  }, 400_000)

  it('take over a partnership from one machine by the commands, and act at once on what fell due meanwhile', async () => {
    const machine = new OneMachine()
    const mail = {
      messageId: 'began-elsewhere',
      text: STEP_ONE,
      to: 'police.supervisor@met-police.example',
    }
    const reference = await machine.began('waltham-forest', mail)
    const there = {
      TABLE_NAME: deployed.table,
      ARCHIVE_BUCKET: deployed.bucket,
      ...clientEnvironment(inject('emulator').endpoint),
    }
    const file = machine.exportFile
    expect(await machine.command('export', ['waltham-forest', file])).toContain('does not serve it any more')
    const moved = await machine.command('import', [file, '--to', 'aws'], there)
    expect(moved).toMatch(/1 cases with \d+ events \(1 taken over now.*every chain verifies/u)
    expect(moved).toContain('1 open cases have their clocks')
    await eventually(
      async () => ((await eventsOf(reference)).includes('deadline-missed') ? true : null),
      'the deadline is missed',
    )
    const again = await machine.command('import', [file, '--to', 'aws'], there)
    expect(again).toMatch(/\(0 taken over now, 1 were here already\)/u)
    machine.remove()
  })

  it('read a mail that is pending and on no queue, once the watchdog has seen it', async () => {
    const mail = { messageId: 'forgotten', text: STEP_ONE }
    await account.leavePending(mail, '2026-01-05T10:00:00.000Z')
    await account.invoke('watchdog', { watch: 'due' })
    expect(await settled('forgotten')).toMatchObject({ outcome: 'opened' })
  })

  it('keep a ledger that balances, and forget no mail that SES stored', async () => {
    const { received, outcomes } = await account.store.ledgerBalance()
    expect(Object.values(outcomes).reduce((sum, entries) => sum + entries, 0)).toBe(received)
    expect(outcomes['pending'] ?? 0).toBe(0)
    await account.invoke('watchdog', { watch: 'due' })
  })

  it('escalate silence by themselves: reminder, missed deadline, next step, managers told', async () => {
    await account.useSecondInterpreter()
    await account.shortenDays(SECONDS_PER_DAY)
    const reference = await opened('silent')
    await eventually(
      async () => ((await eventsOf(reference)).includes('deadline-missed') ? true : null),
      'the deadline is missed',
      180_000,
    )
    await eventually(
      async () => (currentStep(await caseOf(reference)).step === 2 ? true : null),
      'step two has started',
    )
    const events = await eventsOf(reference)
    expect(events.indexOf('reminder-sent')).toBeLessThan(events.indexOf('deadline-missed'))
    expect(currentStep(await caseOf(reference)).startedBy).toBe('timeout')
    const kinds = (await account.store.noticesOfCase(reference)).map(({ audience }) => audience)
    expect(kinds).toContain('manager')
  }, 400_000)
})

const noticesSentOrBounced = async (reference: string) =>
  await eventually(async () => {
    const rows = await account.store.noticesOfCase(reference)
    return rows.every(({ state }) => state === 'sent' || state === 'bounced') ? true : null
  }, 'its notices are sent')
