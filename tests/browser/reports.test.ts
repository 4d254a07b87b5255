import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHILDREN, stepOne } from '../end-to-end/people.ts'
import { open } from '../end-to-end/post.ts'
import { Program } from '../end-to-end/program.ts'
import { type Reader, readersOfThisFile, screens } from './browser.ts'

const readerAt = readersOfThisFile()

let program: Program
let reader: Reader
let reference: string

beforeAll(async () => {
  program = await Program.start({ at: '2027-01-07T10:00:00.000Z' })
  reference = await open(program, stepOne, CHILDREN)
  await program.advance('2027-01-11T09:00:00.000Z')
})
afterAll(async () => {
  await program.remove()
})

describe.each(screens)('a business manager %s', (_, viewport) => {
  beforeAll(async () => {
    reader = await readerAt(program.register.address, viewport)
  })
  const link = (name: string | RegExp) => reader.page.getByRole('main').getByRole('link', { name }).first()

  it('finds the year’s report, with every plot drawn and a table under it', async () => {
    await reader.visit('/reports')
    expect(await reader.findings()).toEqual([])
    await link(/April 2026 to March 2027.*Waltham Forest/).click()
    await reader.page.waitForLoadState()
    expect(await reader.text()).toContain('Agencies that never escalated')
    // A plot is loaded once it comes into view.
    for (const plot of await reader.page.getByRole('img').all()) await plot.scrollIntoViewIfNeeded()
    const drawn = '[...document.images].every((each) => each.complete && each.naturalWidth > 300)'
    await expect.poll(() => reader.page.evaluate(drawn), { timeout: 60_000 }).toBe(true)
    expect(await reader.page.getByRole('img').count()).toBe(await reader.page.getByRole('table').count())
    expect(await reader.findings()).toEqual([])
  })

  it('goes from a figure to the cases behind it', async () => {
    await reader.visit('/reports/waltham-forest/2026')
    await link('Parkside Primary School').click()
    await reader.page.waitForLoadState()
    expect(await reader.text()).toContain(reference)
  })

  it('takes the version for publication, in which few cases do not show', async () => {
    await reader.visit('/reports/waltham-forest/2026')
    await link(/For publication/).click()
    await reader.page.waitForLoadState()
    expect(await reader.text()).toContain('[c]')
    expect(await reader.findings()).toEqual([])
  })

  it('downloads the cases as a spreadsheet', async () => {
    await reader.visit('/reports/waltham-forest/2026')
    const waiting = reader.page.waitForEvent('download')
    await link('Cases as a spreadsheet').click()
    const file = await (await waiting).path()
    expect(readFileSync(file, 'utf8')).toContain(`"${reference}","2027-01-07"`)
  })

  it('reads the week’s digest in the outbox, and how Stepwise is', async () => {
    await reader.visit('/outbox')
    await link('Weekly digest').click()
    await reader.page.waitForLoadState()
    expect(await reader.text()).toContain('Due this week: 1')
    expect(await reader.findings()).toEqual([])
    await reader.page.getByRole('link', { name: 'How Stepwise is' }).click()
    await reader.page.waitForLoadState()
    expect(await reader.text()).toContain('The mail ledger balances')
    expect(await reader.findings()).toEqual([])
  })
})
