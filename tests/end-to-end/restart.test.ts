import { setTimeout as pause } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { describe, expect, it } from 'vitest'
import { expectBalance } from './balance.ts'
import { CHILDREN, SERVICE_MANAGER, stepOne, TEAM_MANAGER } from './people.ts'
import { noticeTo, open, told } from './post.ts'
import { Program } from './program.ts'

/** Hands a mail in and gives the code of the answer; it does not wait for what becomes of it. */
const handIn = async ({ smtpPort }: Program, text: string, messageId: string): Promise<number> => {
  const transport = createTransport({ host: '127.0.0.1', port: smtpPort, secure: false, ignoreTLS: true })
  try {
    await transport.sendMail({
      ...stepOne,
      text,
      messageId,
      envelope: { from: 't.okafor@parkside-primary.example', to: CHILDREN },
    })
    return 250
  } catch (error) {
    return z.object({ responseCode: z.number() }).parse(error).responseCode
  }
}

describe('a program that ended', () => {
  it('goes on where it stood: its clock, its cases and their deadlines', async () => {
    const first = await Program.start()
    const { dataDir } = first
    const reference = await open(first, stepOne, CHILDREN)
    await first.advance('2027-01-06T12:00:00.000Z')
    const before = await first.register.case(reference)
    expect(await first.stop()).toBe(0)

    const second = await Program.start({ dataDir })
    try {
      expect(await second.register.now()).toBe('2027-01-06T12:00:00.000Z')
      expect(await second.register.case(reference)).toEqual(before)
      expect(await second.advance('next')).toMatchObject({ now: '2027-01-11T09:00:00.000Z' })
      expect(await second.advance('next')).toMatchObject({ now: '2027-01-11T17:00:00.000Z' })
      const after = await second.register.case(reference)
      expect(after.step).toBe(2)
      expect(told(after)).toContain(`step to ${SERVICE_MANAGER}`)
      await expectBalance(second)
    } finally {
      await second.remove()
    }
  })

  it('and was away when a deadline passed does late what was due, once', async () => {
    const first = await Program.start()
    const { dataDir } = first
    const reference = await open(first, stepOne, CHILDREN)
    await first.kill()
    // Its clock went on while it was away, as a real clock does.
    const second = await Program.start({ dataDir, at: '2027-01-12T08:00:00.000Z' })
    try {
      await second.settle()
      const after = await second.register.case(reference)
      expect(after.step).toBe(2)
      // The next contact has five working days from when they hear of it.
      expect(after.deadline).toBe('2027-01-19T17:00:00.000Z')
      expect(after.events.filter(({ type }) => type === 'deadline-missed')).toHaveLength(1)
      expect(noticeTo(after, 'missed-deadline', TEAM_MANAGER).state).toBe('shown')
    } finally {
      await second.remove()
    }
  })

  it('before it had read a mail that it took reads it now, and the clock runs from when it came', async () => {
    const first = await Program.start()
    const { dataDir } = first
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        handIn(first, stepOne.text, `<unread-${n}@parkside-primary.example>`),
      ),
    )
    await first.kill()
    expect(answers).toEqual(Array.from({ length: 20 }, () => 250))
    const second = await Program.start({ dataDir })
    try {
      await second.settle()
      const { received, outcomes } = await second.register.ledger()
      expect(received).toBe(20)
      expect(outcomes).toMatchObject({ pending: 0, opened: 20 })
      for (const { deadline } of await second.register.cases())
        expect(deadline).toBe('2027-01-11T17:00:00.000Z')
    } finally {
      await second.remove()
    }
  })

  it('starts by the real time when no clock was kept', async () => {
    const program = await Program.start({ at: 'real' })
    try {
      expect(Math.abs(Date.parse(await program.register.now()) - Date.now())).toBeLessThan(60_000)
    } finally {
      await program.remove()
    }
  })
})

describe('a disk that is full', () => {
  const BLOCK = 512

  it('answers 451 to a mail that it cannot keep, goes on with those it can, and counts none that it refused', async () => {
    const program = await Program.start({ largestFile: (1024 * 1024) / BLOCK })
    try {
      const large = `${stepOne.text}\n\n${'The chronology follows. '.repeat(60_000)}`
      expect(await handIn(program, large, '<large@parkside-primary.example>')).toBe(451)
      const reference = await open(program, stepOne, CHILDREN)
      expect((await program.register.case(reference)).step).toBe(1)
      expect((await program.register.ledger()).received).toBe(1)
      await expectBalance(program)
    } finally {
      await program.remove()
    }
  })

  it('for the record itself: every mail that was answered 250 has its outcome once there is room again', async () => {
    const cramped = await Program.start({ largestFile: (600 * 1024) / BLOCK })
    const { dataDir } = cramped
    const taken: string[] = []
    let refused = 0
    for (let n = 0; n < 200 && refused < 3; n += 1) {
      const messageId = `<cramped-${n}@parkside-primary.example>`
      if ((await handIn(cramped, stepOne.text, messageId)) === 250) taken.push(messageId)
      else refused += 1
      await pause(2)
    }
    expect(refused).toBe(3)
    expect(taken.length).toBeGreaterThan(3)
    await cramped.kill()

    const roomy = await Program.start({ dataDir })
    try {
      await roomy.settle()
      const outcomes = new Map(
        (await roomy.register.mail()).map(({ messageId, outcome }) => [messageId, outcome]),
      )
      for (const messageId of taken) expect(outcomes.get(messageId), messageId).toBe('opened')
      await expectBalance(roomy)
    } finally {
      await roomy.remove()
    }
  })
})
