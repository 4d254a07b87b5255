import { simpleParser } from 'mailparser'
import { read } from '../functions/domain/reading/read.ts'

/**
 * The full reading against a plain default `simpleParser` call, on the same bytes in the same run, alternating so that both
 * meet the same noise. Prints the median milliseconds of each. Run: `node benchmarks/reading.ts`
 */
const SENTENCES = [
  "Further to our call, please treat this as step two of the Safeguarding Partnership's Escalation Process.",
  'The school remains worried about attendance, home conditions and the missed appointments since January.',
  'We asked for a strategy meeting on two occasions and have had no answer that we can record.',
  'Please ring me on the number below; the headteacher is the alternative contact this week.',
]

function prose(bytes: number): string[] {
  const lines: string[] = []
  for (let size = 0, index = 0; size < bytes; index += 1) {
    const line = SENTENCES[index % SENTENCES.length] ?? ''
    lines.push(index < SENTENCES.length ? line : line.replace('step two', 'the same part'))
    size += line.length + 2
  }
  return lines
}

const HEAD = [
  'From: T Okafor <t.okafor@parkside-primary.example>',
  'To: team.manager@childrens-services.example, escalations@waltham-forest.example',
  'Subject: Escalation of concern',
  'Message-ID: <bench@parkside-primary.example>',
  'Date: Mon, 2 Mar 2026 10:00:00 +0000',
  'MIME-Version: 1.0',
]
const plainPart = (bytes: number): string =>
  ['Content-Type: text/plain; charset=utf-8', '', ...prose(bytes)].join('\r\n')
const htmlPart = (bytes: number): string =>
  [
    'Content-Type: text/html; charset=utf-8',
    '',
    '<html><body>',
    ...prose(bytes).map((line) => `<p class="MsoNormal"><span style="font-size:11.0pt">${line}</span></p>`),
    '</body></html>',
  ].join('\r\n')
const multipart = (kind: string, parts: string[]): string =>
  [
    ...HEAD,
    `Content-Type: multipart/${kind}; boundary="b"`,
    '',
    ...parts.map((part) => `--b\r\n${part}`),
    '--b--',
    '',
  ].join('\r\n')
const base64 = (bytes: number): string =>
  Buffer.alloc(bytes, 'stepwise').toString('base64').replace(/.{76}/gu, '$&\r\n')

const CASES: readonly { readonly name: string; readonly raw: string; readonly runs: number }[] = [
  { name: '1 KB text', raw: [...HEAD, plainPart(600)].join('\r\n'), runs: 400 },
  {
    name: '100 KB text and HTML',
    raw: multipart('alternative', [plainPart(40_000), htmlPart(40_000)]),
    runs: 30,
  },
  {
    name: '10 MB attachment',
    raw: multipart('mixed', [
      plainPart(600),
      [
        'Content-Type: application/pdf; name="form.pdf"',
        'Content-Transfer-Encoding: base64',
        'Content-Disposition: attachment; filename="form.pdf"',
        '',
        base64(7_300_000),
      ].join('\r\n'),
    ]),
    runs: 5,
  },
  { name: '10 MB HTML', raw: [...HEAD, htmlPart(6_500_000)].join('\r\n'), runs: 3 },
]

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

for (const { name, raw, runs } of CASES) {
  const bytes = Buffer.from(raw)
  const ours: number[] = []
  const plain: number[] = []
  for (let run = 0; run < runs + 2; run += 1) {
    const [reading, parsing] = [await timed(() => read(bytes)), await timed(() => simpleParser(bytes))]
    // The first rounds warm the compiler up.
    if (run < 2) continue
    ours.push(reading)
    plain.push(parsing)
  }
  const [a, b] = [median(ours), median(plain)]
  const memory = Math.round(process.memoryUsage().rss / 1024 / 1024)
  console.log(
    `${name}: reading ${a.toFixed(2)} ms, simpleParser ${b.toFixed(2)} ms, ratio ${(a / b).toFixed(2)} (${bytes.byteLength} bytes, rss ${memory} MB)`,
  )
}
