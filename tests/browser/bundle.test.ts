import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHILDREN, teacher, TEAM_MANAGER } from '../end-to-end/people.ts'
import { open } from '../end-to-end/post.ts'
import { Program } from '../end-to-end/program.ts'
import { unpack } from '../make-bundle/unpacked.ts'
import { type Reader, readersOfThisFile, screensAndNoScript } from './browser.ts'

const readerAt = readersOfThisFile()

const stepOne = {
  from: teacher,
  to: TEAM_MANAGER,
  cc: CHILDREN,
  subject: 'Concern <script>document.title="taken"</script>',
  text: 'Further to our call, this is step one of the Safeguarding Partnership’s Escalation Process.\n\nWe disagree with the decision to close the referral. <img src=x onerror=alert(1)>',
  attachments: [{ filename: '../../"><script>document.title="taken"</script>.pdf', content: 'x' }],
}

let program: Program
let reader: Reader
const folder = mkdtempSync(join(tmpdir(), 'stepwise-bundle-'))

afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe.each(screensAndNoScript)('the bundle of a case %s', (_, viewport, javaScript) => {
  let reference: string
  beforeAll(async () => {
    program = await Program.start()
    reader = await readerAt(program.register.address, viewport, javaScript)
    reference = await open(program, stepOne, CHILDREN)
  })
  afterAll(async () => {
    await program.remove()
  })
  const nothingFound = async () => {
    if (javaScript) expect(await reader.findings()).toEqual([])
  }

  it.each(['Everything', 'Redacted'])(
    'is asked for (%s), fetched, and read without the register',
    async (kind) => {
      await reader.visit(`/cases/${reference}`)
      await reader.page.getByRole('link', { name: 'Make a bundle of the record' }).click()
      await nothingFound()
      await reader.page.getByRole('button', { name: 'Make the bundle' }).click()
      expect(await reader.text()).toContain('Choose what the bundle holds')
      await nothingFound()
      reader.complaints.splice(0) // Chromium reports the 400 of a form that lacks something.
      await reader.page.getByLabel(kind).check()
      await reader.page.getByLabel('Why').fill('The scrutineer asks for it')
      await reader.page.getByLabel('Your name').fill('B. Manager')
      await reader.page.getByRole('button', { name: 'Make the bundle' }).click()
      await nothingFound()
      const fetching = reader.page.waitForEvent('download')
      await reader.page.getByRole('button', { name: 'Download the bundle' }).click()
      const files = await unpack(await (await fetching).path())
      const timeline = files.find(({ path }) => path === 'timeline.html')
      const file = join(folder, `${kind}.html`)
      writeFileSync(file, timeline?.bytes ?? '')
      const offline = await readerAt(`file://${folder}`, viewport)
      await offline.visit(`/${kind}.html`)
      expect(await offline.page.title()).toContain(reference)
      expect(await offline.text()).toContain('Parkside Primary School')
      if (kind === 'Everything') expect(await offline.text()).toContain('We disagree with the decision')
      else expect(readFileSync(file, 'utf8')).not.toMatch(/Okafor|disagree|taken/)
      expect(await offline.findings()).toEqual([])
    },
  )
})
