import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { actOnCase } from '../../functions/act-on-case/handler.ts'
import type { Act } from '../../functions/domain/case/act.ts'
import { verifyChain } from '../../functions/domain/case/chain.ts'
import { fold } from '../../functions/domain/case/fold.ts'
import type { Case } from '../../functions/domain/case/state.ts'
import { handleHeldMail } from '../../functions/handle-held-mail/handler.ts'
import { RealRegister, stepOne } from '../register/real-register.ts'

const person = { by: 'B. Manager', why: 'Both are about the same referral.' }
const firstMail = '<first@parkside-primary.example>'

let register: RealRegister
/** Opened twice: the teacher wrote, and an hour later the head teacher did. */
let away: string
let surviving: string
beforeEach(async () => {
  register = new RealRegister()
  away = await register.openCase({ ...stepOne, messageId: firstMail })
  register.now = '2026-11-23T11:00:00.000Z'
  surviving = await register.openCase({
    ...stepOne,
    from: 'Ada Nwosu <headteacher@parkside-primary.example>',
    subject: 'Referral 24-118',
  })
  await register.deliver()
})
afterEach(() => {
  register.close()
})

const act = async (reference: string, done: Act) => await actOnCase(reference, done, person, register.ports)
const stateOf = async (reference: string): Promise<Case> => {
  const found = fold(await register.store.loadCase(reference))
  if (found === null) throw new Error('there is no case')
  return found
}
const caseOfMail = async (id: string) => (await register.store.loadMail(id))?.reference
const told = async (reference: string, after: number) =>
  (await register.store.noticesOfCase(reference))
    .filter(({ about }) => about.of === 'case' && about.seq > after)
    .map(({ kind, to }) => `${kind} to ${to.email}`)
const answer = { ...stepOne, subject: 'Re: our referral', text: 'We have sent you the chronology.' }

describe('a case under a legal hold that is merged into another', () => {
  it('holds that one too, also once they are parted, until a person lifts it', async () => {
    await act(away, { kind: 'set-legal-hold' })
    await act(away, { kind: 'merge', into: surviving })
    expect((await stateOf(surviving)).legalHold).toBe(true)
    expect(await register.store.loadSummary(surviving)).toMatchObject({ legalHold: true })
    await act(away, { kind: 'unmerge' })
    expect((await stateOf(surviving)).legalHold).toBe(true)
    expect((await stateOf(away)).legalHold).toBe(true)
    await act(surviving, { kind: 'lift-legal-hold' })
    expect((await stateOf(surviving)).legalHold).toBe(false)
    expect(verifyChain(await register.store.loadCase(surviving)).intact).toBe(true)
  })

  it('is held where it goes on: a hold is put on that one, not on the one merged away', async () => {
    await act(away, { kind: 'merge', into: surviving })
    expect(await act(away, { kind: 'set-legal-hold' })).toMatchObject({ kind: 'refused' })
    expect(await act(surviving, { kind: 'set-legal-hold' })).toMatchObject({ kind: 'done' })
  })
})

describe('two cases that a person merges', () => {
  beforeEach(async () => {
    expect(await act(away, { kind: 'merge', into: surviving })).toMatchObject({ kind: 'done' })
  })

  it('are one: the other is closed with a pointer, and leaves the open cases of the two agencies', async () => {
    expect((await stateOf(away)).standing).toMatchObject({ kind: 'merged', into: surviving })
    expect((await register.store.loadSummary(away))?.state).toBe('merged')
    const open = (await register.store.openCases(null, 10)).map(({ reference }) => reference)
    expect(open).toEqual([surviving])
    for (const reference of [away, surviving]) {
      expect(verifyChain(await register.store.loadCase(reference)).intact).toBe(true)
    }
  })

  it('take mail to the closed one’s own address, or in its thread, or that names it, to the other', async () => {
    const { token } = await stateOf(away)
    const byAddress = await register.mail({ ...answer, tag: token })
    const thread = { ...answer, headers: { 'In-Reply-To': firstMail } }
    const byThread = await register.mail(thread)
    const bySubject = await register.mail({ ...answer, subject: `Re: ${away}` })
    for (const id of [byAddress, byThread, bySubject]) expect(await caseOfMail(id)).toBe(surviving)
    expect(await register.store.mailOfCase(away)).toHaveLength(1)
    expect(await register.store.mailOfCase(surviving)).toHaveLength(4)
  })

  it('take a mail that names both as mail of the one', async () => {
    const { token } = await stateOf(away)
    const both = await register.mail({ ...answer, tag: token, subject: `Re: ${surviving}` })
    expect(await register.store.loadMail(both)).toMatchObject({ outcome: 'recorded', reference: surviving })
  })

  it('take a held mail that is filed to the closed one to the other', async () => {
    const held = await register.mail({ ...answer, verified: false, tag: (await stateOf(away)).token })
    await handleHeldMail(held, { action: 'file', reference: away, ...person }, register.ports)
    expect(await caseOfMail(held)).toBe(surviving)
  })

  it('tell both sides once each, and tell who raised either of what comes', async () => {
    const first = [...(await told(away, 0)), ...(await told(surviving, 0))]
    expect(first).toContain('merged to t.okafor@parkside-primary.example')
    expect(first).toContain('merged to team.manager@childrens-services.example')
    const addresses = first.filter((each) => each.startsWith('merged')).map((each) => each.split(' ').at(-1))
    expect(addresses).toEqual([...new Set(addresses)])
    const { version } = await stateOf(surviving)
    await register.mail({
      ...answer,
      from: 'R. Haddad <team.manager@childrens-services.example>',
      to: 'headteacher@parkside-primary.example',
      tag: (await stateOf(surviving)).token,
    })
    expect(await told(surviving, version)).toContain('answer-recorded to t.okafor@parkside-primary.example')
  })

  it('are two again when it is undone: each has its own mail from then on', async () => {
    register.now = '2026-12-08T12:00:00.000Z'
    expect(await act(away, { kind: 'unmerge' })).toMatchObject({ kind: 'done' })
    const after = await stateOf(away)
    expect(after.standing.kind).toBe('open')
    expect(after.steps.at(-1)?.deadline.due).toBe('2026-12-09T17:00:00.000Z')
    expect((await register.store.dueWorkflowTasks(100)).at(-1)).toMatchObject({
      task: 'start',
      reference: away,
      generation: 2,
    })
    expect(await caseOfMail(await register.mail({ ...answer, tag: after.token }))).toBe(away)
    expect((await stateOf(surviving)).mergedIn).toEqual([])
    expect((await act(away, { kind: 'unmerge' })).kind).toBe('refused')
  })
})

describe('a merge that cannot be', () => {
  it('says why and changes neither case', async () => {
    const before = [(await stateOf(away)).version, (await stateOf(surviving)).version]
    expect(await act(away, { kind: 'merge', into: away })).toMatchObject({ kind: 'refused' })
    expect(await act(away, { kind: 'merge', into: 'WF-ZZZZZZ' })).toMatchObject({
      kind: 'refused',
      why: 'There is no case WF-ZZZZZZ about children in this partnership',
    })
    await act(surviving, { kind: 'close' })
    expect(await act(away, { kind: 'merge', into: surviving })).toMatchObject({ kind: 'refused' })
    expect((await stateOf(away)).version).toBe(before[0])
  })
})
