/** Mail that somebody made to bring the reading to its knees, by what it is. */
type Mail = readonly [name: string, raw: string]

const HEAD = 'From: a@x.example\r\nSubject: Concern\r\nMIME-Version: 1.0\r\nMessage-ID: <h@x.example>\r\n'
const DECLARES = 'Please treat this as step two of the escalation process.'
const html = (body: string): string => `${HEAD}Content-Type: text/html\r\n\r\n${body}`
const parts = (count: number): string =>
  `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${`--b\r\nContent-Type: text/plain\r\n\r\n${DECLARES}\r\n`.repeat(count)}--b--\r\n`
const nested = (depth: number): string =>
  `${HEAD}${Array.from({ length: depth }, (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n`).join('')}Content-Type: text/plain\r\n\r\n${DECLARES}\r\n`
const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/.{76}/gu, '$&\r\n')

/** Each must end in a reading that a person looks at, well inside the five seconds of the issue. */
export const HELD: readonly Mail[] = [
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
  // As long as a sentence may be, with as many steps as are looked into; none ends in a plain declaration.
  [
    'five of the longest sentences, with ten steps each',
    `${HEAD}\r\n${DECLARES} Hang on.\r\n\r\n${`If ${'i and so it is not what we as they said, this is step two and '.repeat(10)}${'i have been told and so not as '.repeat(40)}.\r\n\r\n`.repeat(5)}`,
  ],
  [
    'two hundred of the longest sentences without a step',
    `${HEAD}\r\n${DECLARES} Hang on. ${`${'I am not sure what we agreed and so it was wrong or '.repeat(37)}.\r\n\r\n`.repeat(200)}`,
  ],
  [
    'characters that each become eighteen',
    `${HEAD}Content-Type: text/plain; charset=utf-8\r\n\r\n${`${'\ufdfa'.repeat(2_000)}\r\n`.repeat(500)}${DECLARES}`,
  ],
  ['nothing at all', ''],
  ['a million zero bytes', '\0'.repeat(1_000_000)],
  ['forty-six megabytes', `${HEAD}\r\n${'x y z.\r\n'.repeat(6_000_000)}`],
]

/** Each costs no time and hides nothing of what it declares. */
export const HARMLESS: readonly Mail[] = [
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
  ['gaps of twenty thousand tabs', `${HEAD}\r\n${`x${'\t'.repeat(19_000)}x.\r\n`.repeat(20)}\r\n${DECLARES}`],
  ['fifty thousand blank lines', `${HEAD}\r\n${'\r\n'.repeat(50_000)}${DECLARES}`],
]
