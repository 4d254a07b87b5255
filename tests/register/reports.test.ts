import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeOf } from '../../functions/domain/case/change.ts'
import { reportOf } from '../../functions/domain/report/report.ts'
import { reportYear } from '../../functions/domain/report/report-year.ts'
import { randomIds } from '../../functions/random-ids.ts'
import { casesCsv } from '../../functions/register/reports/report-csv.ts'
import { summary } from '../contracts/rows.ts'
import { samplePartnership } from '../sample-case.ts'
import { RealRegister, stepOne } from './real-register.ts'

const sample = samplePartnership()

describe('the report of a partnership’s year', () => {
  let register: RealRegister
  beforeEach(() => {
    register = new RealRegister()
  })
  afterEach(() => {
    expect(register.faults).toEqual([])
    register.close()
  })

  const year = '/reports/waltham-forest/2026'

  it('counts a case as soon as its mail has opened it, and links to it', async () => {
    await register.openCase()
    const page = await register.page(year)
    expect(page).toContain('Escalations, April 2026 to March 2027')
    expect(page).toContain('This year is not over')
    expect(page).toContain('Parkside Primary School')
    expect(page).toContain(
      '/cases?partnership=waltham-forest&amp;by=parkside-primary&amp;from=2026-04-01&amp;to=2027-03-31',
    )
    expect(page).toMatch(/Agencies that never escalated[\s\S]*Police/)
  })

  it('is found from the list of reports, for the year that runs', async () => {
    expect(await register.page('/reports')).toContain(`href="${year}"`)
    const latest = await register.get('/reports/waltham-forest')
    expect([latest.status, latest.headers.get('location')]).toEqual([303, year])
  })

  it('draws its plots as files without any style or script in them', async () => {
    await register.openCase()
    const page = await register.page(year)
    const plots = [...page.matchAll(/src="([^"]+\.svg)"/g)].map(([, src]) => src ?? '')
    expect(plots.length).toBeGreaterThan(5)
    for (const plot of plots) {
      const answer = await register.get(plot)
      expect(answer.headers.get('content-type')).toBe('image/svg+xml')
      const svg = await answer.text()
      expect(svg).toMatch(/^<svg/)
      expect(svg).not.toMatch(/<style|style=|<script|href=/)
    }
  })

  it('keeps back few cases in the version for publication, in every form of it', async () => {
    await register.openCase()
    const published = `${year}?for=publication`
    const page = await register.page(published)
    expect(page).toContain('[c]')
    expect(page).not.toContain('/cases?')
    expect(page).not.toContain('Agencies that never escalated')
    const csv = await register.page(`${year}/figures.csv?for=publication`)
    expect(csv.match(/,"(?:cases|per cent|working days \(median\))",/g)?.length).toBeGreaterThan(20)
    expect(csv).not.toMatch(/,"(?:cases|per cent|working days \(median\))",[1-9]/)
    expect((await register.get(`${year}/cases.csv?for=publication`)).status).toBe(404)
    // Children's figures alone would give those about adults away.
    expect(await register.page(`${published}&about=children`)).toContain('Adults')
  })

  it('gives one line for each case, and none of its words or people', async () => {
    const reference = await register.openCase()
    const answer = await register.get(`${year}/cases.csv`)
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="waltham-forest-2026-cases.csv"',
    )
    const csv = await answer.text()
    const lines = csv.trim().split('\r\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toContain(
      `"${reference}","2026-11-23","children","Parkside Primary School","Children's Social Care",1,`,
    )
    expect(csv).not.toMatch(/okafor|referral/i)
  })

  it('has a figure in the spreadsheet for each that the page shows', async () => {
    await register.openCase()
    await register.openCase({
      ...stepOne,
      mailbox: 'escalations.adults@waltham-forest.example',
      to: 'team.manager@adult-care.example',
    })
    const csv = await register.page(`${year}/figures.csv`)
    expect(csv).toContain('"Escalations","Children","April 2026 to March 2027","cases",1,')
    expect(csv).toContain('"Escalations","Adults","April 2026 to March 2027","cases",1,')
    expect(csv).toContain('"Agencies that never escalated","Police"')
  })

  it('tells that no stage was completed in time, where none was', async () => {
    const reference = await register.openCase()
    const record = await register.store.loadCase(reference)
    register.now = '2026-11-30T17:00:00.000Z'
    const missed = { type: 'deadline-missed', step: 1, answered: false, then: 'next-step' } as const
    const events = [{ at: register.now, by: { kind: 'workflow', task: 'test' }, payload: missed } as const]
    const partnership = register.partnerships.get('waltham-forest')
    const toCase = { reference, record, events, partnership, onlyOpenCaseOfPair: false }
    await register.store.commit(changeOf(toCase, randomIds, register.now))
    const page = await register.page(year)
    const section = page.slice(page.indexOf('id="on-time"'), page.indexOf('id="stage-days"'))
    expect(section).toContain('0% (0 of 1)')
    expect((await register.get(`${year}/charts/on-time.svg`)).status).toBe(200)
  })

  it('counts children and adults apart where asked', async () => {
    await register.openCase()
    const adults = await register.page(`${year}?about=adults`)
    expect(adults).toContain('Escalations about adults')
    expect(adults).toContain('Nothing to show for these years.')
  })

  it.each(['/reports/nowhere/2026', '/reports/waltham-forest/2199', '/reports/waltham-forest/soon'])(
    'does not make up %s',
    async (path) => {
      expect((await register.get(path)).status).toBe(404)
    },
  )
})

describe('a level of need', () => {
  it('is called what the partnership’s threshold document calls it, and counted as it is everywhere', async () => {
    const own = { ...sample, levelsOfNeed: { 'early-help': 'Level 2: early help' } }
    const csv = casesCsv([summary('WF-222222', 2, { levelOfNeed: 'early-help' })], own)
    expect(csv).toContain('"Level 2: early help"')
    expect(casesCsv([summary('WF-222222', 2, { levelOfNeed: 'child-in-need' })], own)).toContain(
      '"Child in need"',
    )
    const tallies = { children: { cases: 1, 'need|early-help': 1 }, adults: {} }
    const report = reportOf(own, null, [{ year: reportYear(2026, 4), tallies }])
    const rows = report.tables.find(({ id }) => id === 'need')?.rows
    expect(rows?.find(({ key }) => key === 'early-help')).toMatchObject({
      label: 'Level 2: early help',
      cells: [{ kind: 'count', count: 1 }],
    })
  })
})

describe('a spreadsheet of cases', () => {
  it.each(['=HYPERLINK("http://x")', '+44', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])(
    'gives no formula to a spreadsheet: %j',
    (name) => {
      const csv = casesCsv([summary('WF-222222', 2, { escalatingAgency: name })], sample)
      expect(csv).toContain(`"'${name.replaceAll('"', '""')}"`)
    },
  )

  it('quotes commas, quotes and line breaks as RFC 4180 says', () => {
    const csv = casesCsv([summary('WF-222222', 2, { escalatingAgency: 'A, "B"\nC' })], sample)
    expect(csv).toContain('"A, ""B""\nC"')
  })
})
