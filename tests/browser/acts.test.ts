import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHILDREN, HEADTEACHER, stepOne } from '../end-to-end/people.ts'
import { open, post } from '../end-to-end/post.ts'
import { Program } from '../end-to-end/program.ts'
import { type Reader, readersOfThisFile, screens } from './browser.ts'

const readerAt = readersOfThisFile()

describe.each(screens)('what a person does on a case %s', (_, viewport) => {
  let program: Program
  let reader: Reader
  let first: string
  let second: string
  beforeAll(async () => {
    program = await Program.start()
    reader = await readerAt(program.register.address, viewport)
    first = await open(program, stepOne, CHILDREN)
    const again = { ...stepOne, from: `A. Nwosu <${HEADTEACHER}>`, subject: 'The same referral' }
    second = await open(program, again, CHILDREN)
  })
  afterAll(async () => {
    await program.remove()
  })

  /** Goes to an act from the page of the case, as people do, and sends its form. */
  const act = async (reference: string, link: string, fields: Record<string, string>, button: string) => {
    await reader.visit(`/cases/${reference}`)
    await reader.page.getByRole('main').getByRole('link', { name: link, exact: true }).click()
    for (const [label, value] of Object.entries(fields)) await reader.page.getByLabel(label).fill(value)
    await reader.page.getByLabel('Your name').fill('B. Unit')
    expect(await reader.findings()).toEqual([])
    await reader.page.getByRole('button', { name: button }).click()
    await reader.page.waitForURL(`**/cases/${reference}`)
    expect(await reader.findings()).toEqual([])
  }

  it('pauses it and ends the pause, with the days between not counted', async () => {
    const why = { Why: 'Both sides asked for time.' }
    await act(first, 'Pause the case', why, 'Stop the clock and tell both sides')
    expect(await reader.text()).toContain('Paused by B. Unit')
    await program.advance('next')
    await act(first, 'End the pause', why, 'Let the clock go on')
    await reader.visit(`/cases/${first}`)
    expect(await reader.text()).toContain('the clock stood still; does not count')
  })

  it('takes on an alert that today shows first, and says how an immediate risk was dealt with', async () => {
    const danger = 'URGENT: the child is at immediate risk of harm. I have called 999.'
    await post(program, { ...stepOne, subject: `Re: ${second}`, text: danger }, CHILDREN)
    await reader.visit('/')
    expect(await reader.text()).toContain('Nobody has taken these on')
    expect(await reader.findings()).toEqual([])
    await reader.page
      .getByRole('link', { name: /^Take it on/ })
      .first()
      .click()
    await reader.page.getByLabel('What you will do about it').fill('Ring the hub.')
    expect(await reader.findings()).toEqual([])
    await reader.page.getByRole('button', { name: 'Take it on' }).click()
    await reader.page.waitForURL('**/cases/*')
    await reader.visit('/')
    expect(await reader.text()).toMatch(/Taken on .*B\. Unit/)
    expect(await reader.findings()).toEqual([])
    const how = { 'How it was dealt with, and who told you': 'A strategy meeting was held today.' }
    const link = 'Record that the immediate risk has been dealt with'
    await act(second, link, how, 'End the flag and tell everybody')
    expect(await reader.text()).toContain('The immediate risk has been dealt with')
  })

  it('merges it into another, and prints the record of that one without what only a screen needs', async () => {
    const fields = { 'Reference of the case that goes on': second, Why: 'They are about one referral.' }
    await act(first, 'Merge this case into another', fields, 'Merge the two')
    expect(await reader.text()).toContain(`this case goes on as ${second}`)
    await reader.visit(`/cases/${second}`)
    await reader.page.emulateMedia({ media: 'print' })
    expect(await reader.page.getByText('What you can do').isVisible()).toBe(false)
    expect(await reader.page.getByText(`The record of case ${second} as it stood at`).isVisible()).toBe(true)
    await reader.page.emulateMedia({ media: 'screen' })
  })
})
