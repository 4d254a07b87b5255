import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectBalance } from './balance.ts'
import { CHILDREN, stepOne, TEACHER, TEAM_MANAGER } from './people.ts'
import { noticeTo, open } from './post.ts'
import { Program } from './program.ts'
import { Relay } from './relay.ts'

describe('a relay that is busy', () => {
  let relay: Relay
  let program: Program

  beforeAll(async () => {
    relay = await Relay.start()
    program = await Program.start({ environment: { SMTP_RELAY_URL: relay.url } })
  })
  afterAll(async () => {
    await program.remove()
    await relay.stop()
  })

  it('gets the notice again, a little later each time, and it arrives once', async () => {
    relay.moods.set(TEAM_MANAGER, 'is busy')
    const reference = await open(program, stepOne, CHILDREN)
    const stepNotice = async () => noticeTo(await program.register.case(reference), 'step', TEAM_MANAGER)
    expect((await stepNotice()).state).toBe('queued')
    expect(relay.attempts.get(TEAM_MANAGER)).toBe(1)

    await program.advance('2027-01-04T10:08:30.000Z')
    expect((await stepNotice()).state).toBe('queued')
    // After one, two and five minutes.
    expect(relay.attempts.get(TEAM_MANAGER)).toBe(4)

    relay.moods.delete(TEAM_MANAGER)
    await program.advance('2027-01-04T10:30:00.000Z')
    expect((await stepNotice()).state).toBe('sent')
    expect(relay.relayed.filter(({ to }) => to === TEAM_MANAGER)).toHaveLength(1)
  })

  it('keeps nobody else waiting', () => {
    expect(relay.lastTo(TEACHER).mail.subject).toContain('WF-')
  })

  it('that never comes back is told to people after two days', async () => {
    relay.moods.set(TEAM_MANAGER, 'is busy')
    const reference = await open(program, stepOne, CHILDREN)
    await program.advance('2027-01-07T10:00:00.000Z')
    const shown = await program.register.case(reference)
    expect(noticeTo(shown, 'step', TEAM_MANAGER).state).toBe('failed')
    expect(noticeTo(shown, 'not-delivered', TEACHER).state).toBe('sent')
  })

  it('leaves a ledger that balances', async () => {
    await expectBalance(program)
  })
})
