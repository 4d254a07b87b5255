import { describe, expect, test } from 'vitest'
import { read } from '../../../functions/domain/reading/read.ts'

const HEAD = 'From: a@x.example\r\nSubject: Concern\r\nMIME-Version: 1.0\r\nMessage-ID: <h@x.example>\r\n'
const DECLARES = 'Please treat this as step two of the escalation process.'
const html = (body: string): string => `${HEAD}Content-Type: text/html\r\n\r\n${body}`
const parts = (count: number): string =>
  `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${`--b\r\nContent-Type: text/plain\r\n\r\n${DECLARES}\r\n`.repeat(count)}--b--\r\n`
const nested = (depth: number): string =>
  `${HEAD}${Array.from({ length: depth }, (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n`).join('')}Content-Type: text/plain\r\n\r\n${DECLARES}\r\n`
const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/.{76}/gu, '$&\r\n')

/** Each must end in a reading that a person looks at, well inside the five seconds of the issue. */
const HELD: readonly (readonly [string, string])[] = [
  ['a line of two megabytes', `${HEAD}\r\n${'a'.repeat(2_000_000)}`],
  ['two megabytes of step talk without a full stop', `${HEAD}\r\n${'step two of the '.repeat(125_000)}`],
  ['fifty thousand lines', `${HEAD}\r\n${`${DECLARES}\r\n`.repeat(50_000)}`],
  [
    'three thousand lines of contradictory steps',
    `${HEAD}\r\n${'this is step two and if so step three but step four unless\r\n'.repeat(3_000)}`,
  ],
  ['ten thousand parts', parts(10_000)],
  ['a hundred levels', nested(100)],
  ['two thousand levels', nested(2_000)],
  ['two hundred thousand open elements', html('<div>'.repeat(200_000) + DECLARES)],
  ['fifty thousand quotes in each other', html('<blockquote type=cite>'.repeat(50_000) + DECLARES)],
  ['six hundred thousand entities', html('&nbsp;&amp;&zzz;'.repeat(200_000) + DECLARES)],
  [
    'twenty megabytes in base64',
    `${HEAD}Content-Transfer-Encoding: base64\r\n\r\n${base64(Buffer.alloc(20_000_000, 'a '))}`,
  ],
  ['UTF-7', `${HEAD}Content-Type: text/plain; charset=utf-7\r\n\r\n${'+AGE-'.repeat(100_000)}`],
  [
    'twenty megabytes of UTF-7',
    `${HEAD}Content-Type: text/plain; charset=utf-7\r\n\r\n${`${'+AGE-'.repeat(15)}\r\n`.repeat(264_000)}`,
  ],
  ['four thousand sign-offs', `${HEAD}\r\n${DECLARES}\r\n${'Kind regards\r\n'.repeat(4_000)}`],
  ['nothing at all', ''],
  ['a million zero bytes', '\0'.repeat(1_000_000)],
  ['forty-six megabytes', `${HEAD}\r\n${'x y z.\r\n'.repeat(6_000_000)}`],
]

/** Milliseconds of processor time since: a busy machine does not make a reading slow. */
function processorTime(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1_000
}

describe('hostile mail ends in a held reading, in bounded time', () => {
  test.each(HELD)('%s', { timeout: 20_000 }, async (_, raw) => {
    const bytes = Buffer.from(raw)
    const start = process.cpuUsage()
    const reading = await read(bytes)
    expect(reading.hold).not.toBeNull()
    expect(processorTime(start)).toBeLessThan(5_000)
  })

  test('fifty thousand blank lines above the text do not hide it', async () => {
    const reading = await read(Buffer.from(`${HEAD}\r\n${'\r\n'.repeat(50_000)}${DECLARES}`))
    expect(reading.statement?.step).toBe(2)
    expect(reading.hold).toBeNull()
  })

  test.each([
    ['a hostile style element', html(`<style>${'.a{'.repeat(100_000)}</style>${DECLARES}`)],
    ['a style sheet in fifty thousand pieces', html(`${'<style>.a{}</style>'.repeat(50_000)}${DECLARES}`)],
    ['half a million line breaks', html(`${'<br>'.repeat(500_000)}${DECLARES}`)],
    [
      'ten thousand different styles',
      html(
        `${Array.from({ length: 10_000 }, (_, index) => `<p style="margin:${index}px;color:#${index}"></p>`).join('')}${DECLARES}`,
      ),
    ],
    // Every pattern that trims or allows white space takes time by the square of such a gap.
    ['gaps of twenty thousand blanks', `${HEAD}\r\n${`${' '.repeat(19_000)}x\r\n`.repeat(20)}${DECLARES}`],
    [
      'gaps of twenty thousand tabs',
      `${HEAD}\r\n${`x${'\t'.repeat(19_000)}x.\r\n`.repeat(20)}\r\n${DECLARES}`,
    ],
  ])('%s costs no time and hides nothing', async (_, raw) => {
    const start = process.cpuUsage()
    const reading = await read(Buffer.from(raw))
    expect(reading.statement?.step).toBe(2)
    expect(processorTime(start)).toBeLessThan(1_000)
  })
})
