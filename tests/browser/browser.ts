import { existsSync } from 'node:fs'
import axe from 'axe-core'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { z } from 'zod'

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** As a desk and a telephone show it. */
export const viewports = { wide: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const

export const screens = [
  ['at a desk', viewports.wide],
  ['on a telephone', viewports.phone],
] as const
export const screensAndNoScript = [
  ['at a desk', viewports.wide, true],
  ['on a telephone', viewports.phone, true],
  ['without JavaScript', viewports.wide, false],
] as const

const openBrowser = async (): Promise<Browser> => {
  if (!existsSync(executablePath)) {
    throw new Error(`There is no Chromium at ${executablePath}: apt-get install chromium, or set CHROMIUM.`)
  }
  return await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

const findingsSchema = z.object({
  violations: z.array(
    z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string(), failureSummary: z.string() })) }),
  ),
})

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** A reader at one viewport: goes through pages and keeps what the browser complained of on the way. */
export class Reader {
  readonly page: Page
  readonly #context: BrowserContext
  readonly #base: string
  readonly complaints: string[] = []

  private constructor(context: BrowserContext, page: Page, base: string, also: string | null) {
    this.#context = context
    this.page = page
    this.#base = base
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text())
    })
    page.on('pageerror', (error) => this.complaints.push(error.message))
    page.on('request', (request) => {
      const expected = [base, ...(also === null ? [] : [also])].some((each) => request.url().startsWith(each))
      if (!expected) this.complaints.push(`it asked for ${request.url()}`)
    })
  }

  /** @param also where else the pages may lead, such as to a provider where people sign in */
  static async at(
    browser: Browser,
    base: string,
    viewport: { width: number; height: number },
    javaScriptEnabled = true,
    also: string | null = null,
  ): Promise<Reader> {
    const context = await browser.newContext({ viewport, javaScriptEnabled, locale: 'en-GB' })
    return new Reader(context, await context.newPage(), base, also)
  }

  async visit(path: string): Promise<void> {
    await this.page.goto(`${this.#base}${path}`)
  }

  /** What axe finds on the page as it stands, and whether it has to be scrolled sideways. */
  async findings(): Promise<string[]> {
    await this.page.evaluate(axe.source)
    const run = `axe.run(document, { runOnly: ${JSON.stringify(standards)} })`
    const { violations } = findingsSchema.parse(await this.page.evaluate(run))
    const sideways = z
      .number()
      .parse(await this.page.evaluate('document.documentElement.scrollWidth - window.innerWidth'))
    return [
      ...violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html}: ${failureSummary}`),
      ),
      ...(sideways > 0 ? [`it is ${sideways} pixels wider than the window`] : []),
    ]
  }

  async text(): Promise<string> {
    return (await this.page.locator('main').innerText()).replaceAll(/\s+/g, ' ')
  }

  async close(): Promise<void> {
    await this.#context.close()
  }
}

/**
 * One browser for the tests of a file, closed at their end. After each test no browser may have complained.
 *
 * @returns how a reader begins
 */
export const readersOfThisFile = () => {
  let browser: Browser
  const readers: Reader[] = []
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterEach(() => {
    expect(readers.flatMap(({ complaints }) => complaints)).toEqual([])
  })
  afterAll(async () => {
    await browser.close()
  })
  return async (...[base, viewport, javaScript, also]: ReaderOptions): Promise<Reader> => {
    const reader = await Reader.at(browser, base, viewport, javaScript, also)
    readers.push(reader)
    return reader
  }
}

type ReaderOptions = Parameters<typeof Reader.at> extends [Browser, ...infer Others] ? Others : never
