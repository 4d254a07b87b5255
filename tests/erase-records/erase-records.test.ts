import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { eraseRecords } from '../../functions/erase-records/handler.ts'
import { whatIsDue } from '../../functions/erase-records/due.ts'
import type { Partnership } from '../../functions/domain/partnership/partnership.ts'
import { verifyChain } from '../../functions/domain/case/chain.ts'
import { caseAddress } from '../../functions/domain/notice/addresses.ts'
import { tokenKey } from '../../functions/domain/lookups.ts'
import { monthOf } from '../../functions/domain/report/tally.ts'
import { RealRegister, stepOne } from '../register/real-register.ts'

let register: RealRegister
beforeEach(() => {
  register = new RealRegister()
})
afterEach(() => {
  register.close()
})

const person = { by: 'A. Administrator', why: 'The retention has ended' }
const YEARS_LATER = '2062-01-02T10:00:00.000Z'

const keeps = (
  retention: Partnership['retention'] = { closedCases: { years: 35 }, mailWithoutCase: { months: 24 } },
) => ({
  ...register.ports.partnerships.get('waltham-forest'),
  retention,
})
const act = async (reference: string, name: string) => {
  const page = `/cases/${reference}/${name}`
  await register.submit(page, page, { by: 'B. Manager', why: 'Opened in error' })
}
const closedCase = async (): Promise<string> => {
  const reference = await register.openCase()
  await act(reference, 'close')
  await register.deliver()
  return reference
}
const erase = async (cases: readonly string[], mails: readonly string[] = []) =>
  await eraseRecords(keeps(), { cases, mails }, person, register.ports)

/** What a case's own address has behind its plus sign. */
const tagOf = (token: string): string => /\+(.*)@/.exec(caseAddress('x@y.example', token))?.[1] ?? ''

describe('a closed case whose retention has ended', () => {
  it('is erased with its mails, notices and lookups, and its chain still verifies', async () => {
    const reference = await closedCase()
    const record = await register.store.loadCase(reference)
    const [opened] = record
    if (opened?.payload.type !== 'case-opened') throw new Error('a case was opened')
    const notices = await register.store.noticesOfCase(reference)
    const mails = await register.store.mailOfCase(reference)
    const period = { partnership: 'waltham-forest', population: 'children' } as const
    const tally = () => register.store.tally(period, monthOf(opened.at), '9999-12')
    const counted = await tally()
    register.now = YEARS_LATER
    expect((await whatIsDue(keeps(), register.now, register.store)).cases).toHaveLength(1)
    expect(await erase([reference])).toEqual({ cases: 1, mails: 0, left: [] })

    expect(await register.store.loadCase(reference)).toEqual([])
    const left = await register.store.loadRecord(reference)
    expect(verifyChain(left)).toEqual({ intact: true, events: record.length + 1 })
    expect(left.slice(0, -1).map(({ link }) => link)).toEqual(record.map(({ link }) => link))
    expect(verifyChain(left.toSpliced(1, 1)).intact).toBe(false)
    expect(JSON.stringify(left)).not.toMatch(/okafor|haddad|token/i)
    expect(JSON.stringify(await register.store.mailOfCase(reference))).not.toMatch(
      /okafor|parkside|referral/i,
    )
    expect(await register.store.noticesOfCase(reference)).toEqual([])
    const listed = JSON.stringify(await register.store.loadSummary(reference))
    expect(listed).not.toMatch(/okafor|haddad|team-manager/i)
    expect(await register.store.lookup(tokenKey(opened.payload.token))).toBeNull()
    for (const { returnToken } of notices)
      expect(await register.store.lookup(`return:${returnToken}`)).toBeNull()
    for (const { id } of mails) expect(await register.archive.get(`mail/${id}.eml`)).toBeNull()
    for (const { id } of notices) expect(await register.archive.get(`notices/${id}.eml`)).toBeNull()
    expect(await tally()).toEqual(counted)
    const { received, outcomes } = await register.store.ledgerBalance()
    expect(Object.values(outcomes).reduce((sum, entries) => sum + entries, 0)).toBe(received)
    expect((await whatIsDue(keeps(), register.now, register.store)).cases).toEqual([])
  })

  it('is shown as erased wherever it is looked for, and no page fails', async () => {
    const reference = await closedCase()
    const [mail] = await register.store.mailOfCase(reference)
    register.now = YEARS_LATER
    await erase([reference])
    const pages = [
      '/',
      '/cases',
      '/mail',
      '/outbox',
      '/held',
      `/cases/${reference}`,
      `/mail/${mail?.id ?? ''}`,
      '/reports',
      '/api/cases',
      '/api/mail',
      '/api/outbox',
    ]
    for (const page of pages) expect((await register.get(page)).status, page).toBe(200)
    expect(register.faults).toEqual([])
    expect(await register.page(`/cases/${reference}`)).toContain('was erased')
    expect(await register.page(`/cases/${reference}`)).toMatch(/Intact: all \d+ events/)
    expect((await register.get(`/cases/${reference}/reopen`)).status).toBe(404)
  })

  it('has later mail to its address held, with the reason', async () => {
    const reference = await closedCase()
    const [opened] = await register.store.loadCase(reference)
    if (opened?.payload.type !== 'case-opened') throw new Error('a case was opened')
    register.now = YEARS_LATER
    await erase([reference])
    const id = await register.mail({
      ...stepOne,
      tag: tagOf(opened.payload.token),
      messageId: '<later@parkside-primary.example>',
    })
    expect(await register.store.loadMail(id)).toMatchObject({
      outcome: 'held',
      reason: 'It came to an address of a case that does not exist, or whose record was erased.',
    })
  })

  it('is kept while it is open, under a legal hold, not long enough closed, or while the settings keep everything', async () => {
    const open = await register.openCase()
    register.now = YEARS_LATER
    expect((await erase([open])).cases).toBe(0)
    register.now = '2026-11-23T10:00:00.000Z'
    await act(open, 'close')
    await register.deliver()
    await act(open, 'set-legal-hold')
    register.now = YEARS_LATER
    const due = await whatIsDue(keeps(), register.now, register.store)
    expect(due).toMatchObject({ cases: [], onHold: [{ reference: open }] })
    expect((await erase([open])).cases).toBe(0)
    await act(open, 'lift-legal-hold')
    const forEver = keeps({ closedCases: null, mailWithoutCase: null })
    expect((await eraseRecords(forEver, { cases: [open], mails: [] }, person, register.ports)).cases).toBe(0)
    register.now = '2030-01-02T10:00:00.000Z'
    expect((await erase([open])).cases).toBe(0)
    expect((await register.store.loadCase(open)).length).toBeGreaterThan(0)
  })

  it('is erased by a form that says who and why, and asks for both', async () => {
    expect(await register.page('/retention')).toContain('Waltham Forest')
    expect(await register.page('/retention/waltham-forest')).toContain('kept for ever')
    expect((await register.get('/retention/nowhere')).status).toBe(404)
  })
})

describe('mail without a case', () => {
  it('is erased by itself, but never while it waits for a person', async () => {
    const waits = await register.mail({ ...stepOne, verified: false })
    const discarded = await register.mail({
      ...stepOne,
      verified: false,
      messageId: '<two@parkside-primary.example>',
    })
    const discard = () =>
      register.submit(`/held/${discarded}`, `/held/${discarded}`, { action: 'discard', ...person })
    await discard()
    await register.submit(`/mail/${discarded}`, `/mail/${discarded}/put-back`, person)
    await discard()
    await register.deliver()
    register.now = YEARS_LATER
    const { mails } = await whatIsDue(keeps(), register.now, register.store)
    expect(mails?.map(({ id }) => id)).toEqual([discarded])
    expect(await erase([], [waits, discarded])).toMatchObject({ mails: 1 })
    expect(await register.store.loadMail(discarded)).toMatchObject({
      outcome: 'held',
      from: null,
      subject: null,
      erased: { by: person.by },
      handled: { action: 'discarded', by: person.by, why: '' },
      handledBefore: [
        { action: 'discarded', by: person.by, why: '' },
        { action: 'put-back', by: person.by, why: '' },
      ],
    })
    expect(await register.archive.get(`mail/${discarded}.eml`)).toBeNull()
    expect(await register.store.loadMail(waits)).toMatchObject({ from: 't.okafor@parkside-primary.example' })
    expect((await register.get(`/mail/${discarded}`)).status).toBe(200)
    const ledger = await register.page('/mail')
    expect(ledger).toContain('Erased mail')
    expect(ledger).not.toMatch(/No subject|A mail system/)
    expect(await register.page(`/mail/${discarded}`)).not.toMatch(/No subject|A mail system/)
    expect(await whatIsDue(keeps(), register.now, register.store)).toMatchObject({ mails: [] })
  })
})
