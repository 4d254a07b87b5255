import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHILDREN, HEADTEACHER, stepOne, teacher } from '../end-to-end/people.ts'
import { open, post } from '../end-to-end/post.ts'
import { Program } from '../end-to-end/program.ts'
import { type Reader, readersOfThisFile, viewports } from './browser.ts'

const readerAt = readersOfThisFile()

describe('a case that is printed for one resident’s file', () => {
  let program: Program
  let reader: Reader
  let reference: string
  let another: string
  beforeAll(async () => {
    program = await Program.start()
    reader = await readerAt(program.register.address, viewports.wide)
    reference = await open(program, stepOne, CHILDREN)
    const ofAnotherChild = { ...stepOne, from: `A. Nwosu <${HEADTEACHER}>`, subject: 'Another referral' }
    another = await open(program, ofAnotherChild, CHILDREN)
    await post(
      program,
      { ...stepOne, from: teacher, subject: `Re: ${reference}`, text: 'We withdraw this.' },
      CHILDREN,
    )
    await reader.visit(`/cases/${reference}`)
  })
  afterAll(async () => {
    await program.remove()
  })
  const printed = async () => {
    await reader.page.emulateMedia({ media: 'print' })
    return await reader.text()
  }

  it('names no other case, and nobody to ring once it is closed', async () => {
    expect(await reader.text()).toContain('Withdrawn')
    expect(await reader.text()).toContain(another)
    const record = await printed()
    expect(record).toContain(`The record of case ${reference}`)
    expect(record).toContain('T. Okafor (Class teacher) of Parkside Primary School opened the case')
    expect(record).not.toContain(another)
    expect(record).not.toContain('Whom to ring')
  })

  it('has no words that lead nowhere on paper, and no heading alone at the foot of a page', async () => {
    const record = await printed()
    expect(record).not.toContain('The mail ')
    const alone = `[...document.querySelectorAll('main h2, main h3')]
      .filter((each) => getComputedStyle(each).breakAfter !== 'avoid').map((each) => each.textContent)`
    expect(await reader.page.evaluate(alone)).toEqual([])
  })

  it('shows the day of the deadline as plainly without colours, which browsers leave out', async () => {
    await reader.page.emulateMedia({ media: 'print' })
    const last = `(() => { const { color, borderTopColor, borderTopWidth } = getComputedStyle(document.querySelector('.sw-day--last'))
      return [color, borderTopColor, borderTopWidth] })()`
    expect(await reader.page.evaluate(last)).toEqual(['rgb(11, 12, 12)', 'rgb(11, 12, 12)', '3px'])
  })
})
