import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHILDREN, SOCIAL_WORKER, teacher, TEAM_MANAGER } from '../end-to-end/people.ts'
import { open, post } from '../end-to-end/post.ts'
import { Program } from '../end-to-end/program.ts'
import { type Reader, readersOfThisFile, screensAndNoScript, viewports } from './browser.ts'

const readerAt = readersOfThisFile()

const stepOne = {
  from: teacher,
  to: TEAM_MANAGER,
  cc: CHILDREN,
  subject: 'Concern about referral 24-118',
  text: 'Further to our call, this is step one of the Safeguarding Partnership’s Escalation Process.\n\nWe disagree with the decision to close the referral.',
}
const hostile = {
  from: SOCIAL_WORKER,
  to: 'headteacher@parkside-primary.example',
  cc: CHILDREN,
  subject: '<script>document.title="taken"</script> \u202Efdp.exe',
  text: '<img src=x onerror=alert(1)> Please ring me.',
  attachments: [{ filename: '"><script>alert(1)</script>.pdf', content: 'x' }],
}

let program: Program
let reader: Reader

describe.each(screensAndNoScript)('the register %s', (_, viewport, javaScript) => {
  beforeAll(async () => {
    program = await Program.start()
    reader = await readerAt(program.register.address, viewport, javaScript)
  })
  afterAll(async () => {
    await program.remove()
  })
  const nothingFound = async () => {
    if (javaScript) expect(await reader.findings()).toEqual([])
  }
  const follow = async (name: string | RegExp) => {
    await reader.page.getByRole('main').getByRole('link', { name }).first().click()
  }
  const nextMoment = async () => {
    await reader.page.getByRole('button', { name: /Move to the next moment/ }).click()
    await reader.page.waitForLoadState()
  }

  it('says on an empty register what to do next', async () => {
    await reader.visit('/')
    expect(await reader.text()).toContain('npm run send-sample')
    await nothingFound()
    // The narrowest that WCAG 2.2 asks for (1.4.10).
    await reader.page.setViewportSize({ width: 320, height: 700 })
    await nothingFound()
    await reader.page.setViewportSize(viewport)
  })

  it('leaves a margin beside its text, however wide the window is', async () => {
    await reader.visit('/')
    for (const width of [320, 700, 1020, 1100, 1239, 1240, 1600]) {
      await reader.page.setViewportSize({ width, height: 700 })
      const main = await reader.page.getByRole('main').boundingBox()
      expect(main?.x, `${width}px`).toBeGreaterThanOrEqual(15)
    }
    await reader.page.setViewportSize(viewport)
  })

  it('shows a case from today’s page on, and follows it as time passes', async () => {
    const reference = await open(program, stepOne, CHILDREN)
    await reader.visit('/')
    await nothingFound()
    await follow(reference)
    expect(await reader.text()).toContain('We disagree with the decision to close the referral.')
    expect(await reader.text()).toContain('Intact')
    await nothingFound()
    await nextMoment()
    expect(await reader.text()).toContain('Reminder on the last morning of step one')
    await nextMoment()
    expect(reader.page.url()).toContain(`/cases/${reference}`)
    expect(await reader.text()).toContain('Step two started by itself')
    await nothingFound()
  })

  it('shows every notice, each as its reader got it', async () => {
    await reader.visit('/outbox')
    await nothingFound()
    await follow(/Step notice/)
    expect(await reader.text()).toContain('What this does not replace')
    await nothingFound()
  })

  it('finds cases by what they are, and says so where none fits', async () => {
    await reader.visit('/cases')
    await nothingFound()
    await reader.page.locator('summary', { hasText: 'Filter' }).click()
    await reader.page.getByLabel('About').selectOption('adults')
    await reader.page.getByRole('button', { name: 'Apply' }).click()
    expect(await reader.text()).toContain('No case fits')
    await nothingFound()
    await reader.visit('/cases?step=2')
    expect(await reader.text()).toContain('1 case')
    // Beside the cases there is room for the filter; above them it would hide them.
    const step = reader.page.getByLabel('Step, stage or level')
    expect(await step.isVisible()).toBe(viewport === viewports.wide)
    await nothingFound()
  })

  it('shows hostile mail as text, and has it discarded and put back', async () => {
    await post(program, hostile, CHILDREN)
    await reader.visit('/held')
    await nothingFound()
    await follow(/script/)
    expect(await reader.page.title()).not.toBe('taken')
    expect(await reader.text()).toContain('<img src=x onerror=alert(1)>')
    await nothingFound()
    await reader.page.getByRole('button', { name: 'Record and do it' }).click()
    expect(await reader.text()).toContain('There is a problem')
    await nothingFound()
    reader.complaints.splice(0) // Chromium reports the 400 of a form that lacks something.
    await reader.page.getByLabel('Discard it').check()
    await reader.page.getByLabel('Why').fill('Not for us')
    await reader.page.getByLabel('Your name').fill('B. Manager')
    await reader.page.getByRole('button', { name: 'Record and do it' }).click()
    expect(await reader.text()).toContain('Discarded')
    await nothingFound()
    await reader.page.getByLabel('Why').fill('It was genuine')
    await reader.page.getByRole('button', { name: 'Put it back' }).click()
    await reader.visit('/held')
    expect(await reader.text()).toContain('1 mail waits')
  })

  it('has a mail filed to a case, and taken out of it where that was the wrong one', async () => {
    await reader.visit('/cases')
    const reference = await reader.page
      .getByRole('main')
      .getByRole('link', { name: /^WF-/ })
      .first()
      .innerText()
    await reader.visit('/held')
    await follow(/script/)
    await reader.page.getByLabel('File it to a case').check()
    await reader.page.getByLabel('Reference of the case').fill(reference)
    await reader.page.getByLabel('Why').fill('It is about this child')
    await reader.page.getByRole('button', { name: 'Record and do it' }).click()
    await reader.visit(`/cases/${reference}`)
    expect(await reader.text()).toContain('A held mail was filed here')
    await nothingFound()
    await reader.page
      .getByRole('table')
      .getByRole('link', { name: /script/ })
      .click()
    expect(await reader.text()).toContain('Filed to the wrong case?')
    await nothingFound()
    await reader.page.getByLabel('Why').fill('It is about another child')
    await reader.page.getByRole('button', { name: 'Take it out' }).click()
    await reader.visit(`/cases/${reference}`)
    expect(await reader.text()).toContain('A mail that had been filed here by mistake was taken out')
    expect(await reader.text()).not.toContain('Please ring me')
    await nothingFound()
    await reader.visit('/held')
    expect(await reader.text()).toContain('1 mail waits')
  })

  it('lets a person act on a case, and asks for what a form leaves out', async () => {
    await reader.visit('/cases')
    await follow(/^WF-/)
    const address = reader.page.url()
    const act = async (name: string, fields: Readonly<Record<string, string>>, button: string) => {
      await follow(name)
      await nothingFound()
      for (const [label, value] of Object.entries(fields)) await reader.page.getByLabel(label).fill(value)
      await reader.page.getByRole('button', { name: button }).click()
      await reader.page.waitForLoadState()
    }
    await act('Note a telephone call', { 'What was said': 'They will meet.' }, 'Note the call')
    expect(await reader.text()).toContain('Enter who spoke with whom')
    await nothingFound()
    reader.complaints.splice(0) // Chromium reports the 400 of a form that lacks something.
    await reader.page.getByLabel('Who spoke with whom').fill('Both managers')
    await reader.page.getByLabel('Why').fill('They rang us')
    await reader.page.getByRole('button', { name: 'Note the call' }).click()
    expect(await reader.text()).toContain('A call was noted: Both managers')

    await act(
      'Move the deadline',
      { 'New last day': '2027-01-29', Why: 'Both sides asked' },
      'Move the deadline',
    )
    expect(await reader.text()).toContain('5pm on Friday 29 January 2027')
    await follow('Change the contact')
    await nothingFound()
    await reader.page.getByLabel('Somebody in the directory').selectOption({ index: 1 })
    await reader.page.getByLabel('Why').fill('On leave')
    await reader.page.getByRole('button', { name: 'Change the contact' }).click()
    await act('Record an outcome', { 'What was agreed': 'A meeting', Why: 'Both rang' }, 'Record it')
    expect(await reader.text()).toContain('Proposed outcome, not confirmed yet')
    await nothingFound()
    await act('Close the case', { Why: 'Opened in error' }, 'Close the case')
    expect(await reader.text()).toContain('The case was closed by a person')
    await nothingFound()
    await act('Open the case again', { Why: 'It was not' }, 'Open it again')
    expect(reader.page.url()).toBe(address)
    expect(await reader.text()).toContain('The case was opened again')
    expect(await reader.text()).toContain('By B. Manager: It was not')
  })

  it('balances the ledger', async () => {
    await reader.visit('/mail')
    expect(await reader.text()).toContain('Balanced: nothing is lost.')
    await nothingFound()
    await reader.visit('/mail?outcome=held')
    await nothingFound()
  })
})
