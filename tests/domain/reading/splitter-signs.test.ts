import { readdirSync, readFileSync } from 'node:fs'
import EmailReplyParser from 'email-reply-parser'
import fc from 'fast-check'
import replyParser from 'node-email-reply-parser'
import { expect, test } from 'vitest'
import { takeApart } from '../../../functions/domain/reading/mime.ts'
import { linesOfPlain, normaliseLines } from '../../../functions/domain/reading/plain-text.ts'
import { areSurelyKept } from '../../../functions/domain/reading/splitter-signs.ts'

/** SIGNS_RUNS=200000 npx vitest run tests/domain/reading/splitter-signs.test.ts */
const RUNS = Number(process.env['SIGNS_RUNS'] ?? 3_000)

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '')

/** What the shortcut claims: asked, both libraries would show every word above the cut, in its order. */
function bothKeep(upTo: string, below: string): boolean {
  const text = `${upTo}\n${below}`
  const wanted = letters(upTo)
  return [new EmailReplyParser().parseReply(text), replyParser(text, true)].every((visible) =>
    letters(visible).includes(wanted),
  )
}

/** Returns whether the shortcut was taken at all, so that a test can tell that it is not idle. */
function claimHolds(lines: readonly string[], cut: number): boolean {
  const upTo = lines.slice(0, cut).join('\n')
  const below = lines.slice(cut).join('\n')
  if (!areSurelyKept(upTo, below)) return false
  expect(bothKeep(upTo, below), JSON.stringify({ upTo, below })).toBe(true)
  return true
}

const WORDS =
  'On|On |Once|Le |Le|El |El|Il |Em |Am |Op |Den |Dnia |W dniu |pe |ср, |в |г. |在|20|2026|2026-03-02 10.00:00|2026. |2026/|12.03.2026 10:00|10:30|mars. |From|From:|From :|Von |Von:|De:|Van:|Da: |from |at |um |on |wrote|wrote:|a écrit :|écrit|escribió:|escribieron:|ha escrit:|scritto:|escreveu:|schreef|geschreven|:|pisze:|napisał(a):|skrev |kirjoitti:|schrieb |schrieb:|写道：|작성:|のメッセージ:|<a@b.example>|<|>|> |[a]|"|" <a@b.example>:|-|--|-- |---|----Original Message----|- original message -|oprindelig besked|_|__|_____|+|++|=|===|==============================|*|Sent from |Sent from my iPhone|Get Outlook for iOS|Cheers|Cheers,|Best wishes,|Regards|Kind regards,|kind regards!|and Regards|cordialement|Bien à vous|Bonne soirée|Gesendet von |für |gesendet|Sendt fra |Envoyé de mon |Télécharger Outlook pour |Enviado desde |In data |Verzonden vanaf |Verstuurd vanaf |This is step two.|please|, |. |.|x|é|e\u0301|\u0301|\u20e3|\u{1f600}|\ud83d|\udc00|$&|$`|$\'|$1| |  |\t|\u00a0|'.split(
    '|',
  )
const line = fc.array(fc.constantFrom(...WORDS), { maxLength: 7 }).map((words) => words.join(''))
const quiet = fc.constantFrom(
  'We met the family.',
  'This is step two',
  '',
  'of the process.',
  'Once we met',
  'and',
)
const message = fc
  .array(fc.oneof({ weight: 2, arbitrary: line }, { weight: 3, arbitrary: quiet }), {
    minLength: 1,
    maxLength: 10,
  })
  // A library's own replacement finds the first copy of a header, not the header.
  .chain((lines) => fc.boolean().map((twice) => (twice ? [...lines, ...lines] : lines)))

test('what the splitters need not be asked about, they would have kept', { timeout: 600_000 }, () => {
  let taken = 0
  fc.assert(
    fc.property(message, fc.nat({ max: 10 }), (lines, cut) => {
      if (claimHolds(lines, Math.min(cut + 1, lines.length))) taken += 1
    }),
    { numRuns: RUNS },
  )
  expect(taken).toBeGreaterThan(RUNS / 50)
})

test(
  'so it is in every message of the fixtures, wherever the sentence ends',
  { timeout: 60_000 },
  async () => {
    const folder = new URL('../../fixtures/reading/', import.meta.url)
    let taken = 0
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.eml'))) {
      const { body } = await takeApart(readFileSync(new URL(name, folder)))
      for (const { plain } of body) {
        const lines = normaliseLines(linesOfPlain(plain ?? ''))
          .lines.slice(0, 60)
          .map(({ text }) => text)
        for (let cut = 1; cut <= lines.length; cut += 1) taken += Number(claimHolds(lines, cut))
      }
    }
    expect(taken).toBeGreaterThan(500)
  },
)

test.each([
  ['a signature above', '-- \nT Okafor', ''],
  ['a header above', 'On Monday, A <a@b.example> wrote:', ''],
  ['a quote above', '> said', ''],
  ['a header that closes below the sentence', 'On Monday', 'A <a@b.example> wrote:'],
])('the splitters are asked about %s', (_, upTo, below) => {
  expect(areSurelyKept(`${upTo}\nThis is step two.`, below)).toBe(false)
})
