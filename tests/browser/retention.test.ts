import { serve, type ServerType } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { actOnCase } from '../../functions/act-on-case/handler.ts'
import { Partnerships } from '../../functions/domain/partnership/partnerships.ts'
import { register as registerOf } from '../../functions/register/app.ts'
import { RealRegister, stepOne } from '../register/real-register.ts'
import { type Reader, readersOfThisFile, screensAndNoScript } from './browser.ts'

const readerAt = readersOfThisFile()

const retention = { closedCases: { years: 35 }, mailWithoutCase: { months: 24 } }

describe.each(screensAndNoScript)('retention %s', (_, viewport, javaScript) => {
  let real: RealRegister
  let server: ServerType
  let reader: Reader
  let reference: string
  beforeAll(async () => {
    real = new RealRegister()
    const partnerships = new Partnerships(real.ports.partnerships.all.map((each) => ({ ...each, retention })))
    let host = ''
    const app = registerOf(
      { ...real.ports, partnerships },
      {
        origins: () => [`http://${host}`],
        simulation: null,
        signIn: null,
        failed: (error) => real.faults.push(error),
      },
    )
    server = await new Promise((listening) => {
      const made = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) => {
        host = `127.0.0.1:${port}`
        listening(made)
      })
    })
    reader = await readerAt(`http://${host}`, viewport, javaScript)
    reference = await real.openCase()
    await actOnCase(reference, { kind: 'close' }, { by: 'B. Manager', why: 'Opened in error' }, real.ports)
    await real.deliver()
    const id = await real.mail({ ...stepOne, verified: false, messageId: '<two@parkside-primary.example>' })
    await real.submit(`/held/${id}`, `/held/${id}`, { action: 'discard', by: 'B. Manager', why: 'Not ours' })
    await real.deliver()
    real.now = '2062-01-02T10:00:00.000Z'
  })
  afterAll(async () => {
    await new Promise((closed) => server.close(closed))
    real.close()
  })
  afterEach(() => {
    expect(real.faults).toEqual([])
  })
  const nothingFound = async () => {
    if (javaScript) expect(await reader.findings()).toEqual([])
  }

  it('is shown before anything is erased, and erases by a form that asks who and why', async () => {
    await reader.visit('/')
    await reader.page.getByRole('link', { name: 'Retention' }).click()
    await nothingFound()
    await reader.page.getByRole('link', { name: 'Waltham Forest' }).click()
    expect(await reader.text()).toContain('A case is due 35 years after it ended.')
    expect(await reader.text()).toContain(reference)
    await nothingFound()
    await reader.page.getByLabel(reference).uncheck()
    await reader.page.getByRole('button', { name: 'Erase what is ticked' }).click()
    expect(await reader.text()).toContain('Enter why')
    // What somebody chose to keep must not be erased because they forgot to say why.
    expect(await reader.page.getByLabel(reference).isChecked()).toBe(false)
    expect(await reader.page.getByLabel('Came').isChecked()).toBe(true)
    await reader.page.getByLabel(reference).check()
    await nothingFound()
    reader.complaints.splice(0) // Chromium reports the 400 of a form that lacks something.
    await reader.page.getByLabel('Why').fill('The retention has ended')
    await reader.page.getByLabel('Your name').fill('A. Administrator')
    await reader.page.getByRole('button', { name: 'Erase what is ticked' }).click()
    expect(await reader.text()).toContain('Erased: 1 case, and 1 mail without a case.')
    expect(await reader.text()).toContain('Nothing is due')
    await nothingFound()
    await reader.visit(`/cases/${reference}`)
    expect(await reader.text()).toContain('was erased')
    expect(await reader.text()).toContain('Intact')
    await nothingFound()
  })
})
