/** A message to read, how often, and what the issue asks of it. */
export interface ReadingCase {
  readonly name: string
  /** Built when asked for, so that the peak memory of one message is not that of all. */
  readonly raw: () => string
  /** Rounds in which the two alternate, and calls in each. */
  readonly rounds: number
  readonly times: number
  readonly goal: string
}

const DECLARES =
  "Further to our call, please treat this as step two of the Safeguarding Partnership's Escalation Process."
/** What such mails say at length. No sentence is repeated word for word: the counters below make each its own. */
const SENTENCES = [
  'The school remains worried about attendance, home conditions and the appointments missed since January.',
  'We asked for a strategy meeting on two occasions and have had no answer that we can record.',
  'Please ring me on the number below; the headteacher is the alternative contact this week.',
  'Mum told our family worker that the health visitor had not been able to see the younger child.',
  'On Monday the class teacher noted that he arrived without a coat, and that he was very hungry.',
  'Our view is that the threshold for a child in need plan is met, for the reasons set out above.',
  'The team manager said that the assessment would be closed, but nobody has written to the family.',
  'I have attached the chronology, the last two referral forms and the notes of our conversation.',
  'If the visit does not take place we would like to know what else has been put in place.',
  'Dad has moved to another address; the school nurse does not have the new one either.',
  'Could you let me know by the end of the week who the allocated social worker is?',
  'We do not agree that the concerns are historic, since three of them date from this term.',
]
const KINDS = ['entry', 'note', 'record', 'log', 'line', 'item']

function prose(bytes: number): string[] {
  const lines = [DECLARES]
  for (let size = DECLARES.length, index = 0; size < bytes; index += 1) {
    const sentence = SENTENCES[index % SENTENCES.length] ?? ''
    const line = `${sentence.slice(0, -1)} (${KINDS[index % KINDS.length] ?? ''} ${index + 1})${sentence.slice(-1)}`
    lines.push(line)
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
const ANSWERED = [
  '',
  'Kind regards',
  'T Okafor',
  'Designated Safeguarding Lead, Parkside Primary School',
  '',
  'On Fri, 27 Feb 2026 at 16:02, Team Manager <team.manager@childrens-services.example> wrote:',
  '> Thank you for your email.',
  '> We have looked at this again and our decision stands.',
]
const plainPart = (lines: readonly string[]): string =>
  ['Content-Type: text/plain; charset=utf-8', '', ...lines].join('\r\n')
const htmlPart = (lines: readonly string[]): string =>
  [
    'Content-Type: text/html; charset=utf-8',
    '',
    '<html><body>',
    ...lines.map((line) => `<p class="MsoNormal"><span style="font-size:11.0pt">${line}&nbsp;</span></p>`),
    '</body></html>',
  ].join('\r\n')
const multipart = (kind: string, parts: readonly string[]): string =>
  [
    ...HEAD,
    `Content-Type: multipart/${kind}; boundary="b"`,
    '',
    ...parts.map((part) => `--b\r\n${part}`),
    '--b--',
    '',
  ].join('\r\n')
const pdfOf = (bytes: number): string =>
  [
    'Content-Type: application/pdf; name="form.pdf"',
    'Content-Transfer-Encoding: base64',
    'Content-Disposition: attachment; filename="form.pdf"',
    '',
    Buffer.alloc(bytes, 'stepwise').toString('base64').replace(/.{76}/gu, '$&\r\n'),
  ].join('\r\n')

export const READING_CASES: readonly ReadingCase[] = [
  {
    name: '1 KB text',
    raw: () => [...HEAD, plainPart(prose(600))].join('\r\n'),
    rounds: 200,
    times: 20,
    goal: 'under 1 ms',
  },
  {
    name: '2 KB answer with quote',
    raw: () => [...HEAD, plainPart([...prose(1_200), ...ANSWERED])].join('\r\n'),
    rounds: 200,
    times: 20,
    goal: 'under 1 ms, for 1,000 mails a second',
  },
  {
    name: '100 KB text and HTML',
    raw: () => multipart('alternative', [plainPart(prose(40_000)), htmlPart(prose(40_000))]),
    rounds: 40,
    times: 4,
    goal: 'ratio at most 1',
  },
  {
    name: '10 MB attachment',
    raw: () => multipart('mixed', [plainPart(prose(600)), pdfOf(7_300_000)]),
    rounds: 6,
    times: 1,
    goal: 'at most 512 MB',
  },
  {
    name: '10 MB HTML',
    raw: () => [...HEAD, htmlPart(prose(6_500_000))].join('\r\n'),
    rounds: 5,
    times: 1,
    goal: 'ratio at most 0.5, at most 512 MB',
  },
]
