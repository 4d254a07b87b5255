import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { handIn, stepOneMail } from '../../infra/local/sample-mail.ts'
import { Program } from '../end-to-end/program.ts'
import { CLIENT, OpenIdProvider } from '../register/sign-in/openid-provider.ts'
import { type Reader, readersOfThisFile, screensAndNoScript } from './browser.ts'

const readerAt = readersOfThisFile()

const freePort = async (): Promise<number> => {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = z.object({ port: z.number() }).parse(server.address())
  await new Promise((closed) => server.close(closed))
  return port
}

let provider: OpenIdProvider
let program: Program
let reader: Reader

beforeAll(async () => {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  provider = await OpenIdProvider.start(address)
  program = await Program.start({
    at: null,
    environment: {
      HTTP_PORT: String(port),
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
      OIDC_SCOPE: 'openid profile email groups',
      PUBLIC_URL: address,
    },
  })
  await handIn(stepOneMail, { host: '127.0.0.1', port: program.smtpPort }, stepOneMail.cc)
})
afterAll(async () => {
  await program.remove()
  await provider.stop()
})

describe.each(screensAndNoScript)('signing in %s', (_, viewport, javaScript) => {
  beforeAll(async () => {
    reader = await readerAt(program.register.address, viewport, javaScript, provider.issuer)
  })
  const nothingFound = async () => {
    if (javaScript) expect(await reader.findings()).toEqual([])
  }
  const signIn = async (account: string) => {
    await reader.page.getByLabel('Account').fill(account)
    await reader.page.getByRole('button', { name: 'Go on' }).click()
    await reader.page.waitForURL(`${program.register.address}/**`)
  }

  it('leads by way of the provider to the page that was asked for', async () => {
    await reader.visit('/cases?state=open')
    expect(reader.page.url()).toContain(provider.issuer)
    await signIn('manager')
    expect(reader.page.url()).toBe(`${program.register.address}/cases?state=open`)
    expect(await reader.page.locator('header').innerText()).toContain('M. Anager (manager@example.org)')
    await nothingFound()
  })

  it('lets a manager act under their own name, which no form asks for', async () => {
    const ours = reader.page.getByRole('link', { name: /^WF-/ })
    const opened = async () => {
      await reader.page.reload()
      return await ours.count()
    }
    // The mail was taken, and may still be read.
    await expect.poll(opened, { timeout: 60_000 }).toBe(1)
    await ours.click()
    await reader.page.getByRole('link', { name: 'Note a telephone call' }).click()
    expect(await reader.page.getByLabel('Your name').count()).toBe(0)
    await nothingFound()
    await reader.page.getByLabel('Who spoke with whom').fill('Both managers')
    await reader.page.getByLabel('What was said').fill('They will meet.')
    await reader.page.getByLabel('Why').fill('They rang us')
    await reader.page.getByRole('button', { name: 'Note the call' }).click()
    expect(await reader.text()).toContain('By M. Anager (manager@example.org): They rang us')
  })

  it('shows who has looked at the case', async () => {
    await reader.page.reload()
    await reader.page.locator('summary', { hasText: 'Who has looked at this case' }).click()
    expect(await reader.text()).toContain('M. Anager (manager@example.org)')
    await nothingFound()
  })

  it('shows nothing of another partnership’s directory, and says so', async () => {
    await reader.visit('/directory/liverpool')
    expect(await reader.text()).toContain('There is no such')
    await nothingFound()
    reader.complaints.splice(0) // Chromium reports the 404.
  })

  it('ends here and at the provider by one button', async () => {
    await reader.visit('/')
    await reader.page.getByRole('button', { name: 'Sign out' }).click()
    await reader.page.getByRole('button', { name: 'Yes, sign out' }).click()
    await reader.page.waitForURL(`${program.register.address}/signed-out**`)
    expect(await reader.text()).toContain('You have signed out')
    await nothingFound()
    await reader.page.getByRole('button', { name: 'Sign in' }).click()
    expect(await reader.page.getByLabel('Account').count()).toBe(1)
  })

  it('tells somebody without a role what they lack', async () => {
    await signIn('stranger')
    expect(await reader.text()).toContain('It needs the role reader')
    await nothingFound()
    reader.complaints.splice(0) // Chromium reports the 403.
  })
})
