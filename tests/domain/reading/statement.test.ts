import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { declarationOf } from '../../../functions/domain/reading/statement.ts'

const rowSchema = z.object({
  subject: z.string(),
  text: z.string(),
  /** The step that acts; `held`: a person must look; `no act`: nothing may happen by itself, held or not. */
  expect: z.union([z.int(), z.literal('final'), z.literal('held'), z.literal('no act')]),
})
/** The second and third were written before the grammar that reads them; the third has one sentence for each turn of phrase. */
const rows = ['declarations.json', 'fresh-declarations.json', 'turns-of-phrase.json'].flatMap(rowsOf)
/** Known to be misread, nearly all by being held or not acted on: what is mended moves to the lists above. */
const misread = rowsOf('misread.json')

function rowsOf(file: string): z.infer<typeof rowSchema>[] {
  return z.array(rowSchema).parse(JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')))
}

function outcomeOf(subject: string, text: string): number | 'final' | 'held' | 'no act' {
  const { statement, hold } = declarationOf(subject, text)
  if (hold !== null) return 'held'
  return statement?.step ?? 'no act'
}

describe('a step is declared, or only spoken of', () => {
  test.each(rows)('$subject | $text', ({ subject, text, expect: wanted }) => {
    const outcome = outcomeOf(subject, text)
    if (wanted === 'no act') expect(['no act', 'held']).toContain(outcome)
    else expect(outcome).toBe(wanted)
  })

  test.fails.each(misread)('not yet: $subject | $text', ({ subject, text, expect: wanted }) => {
    const outcome = outcomeOf(subject, text)
    if (wanted === 'no act') expect(['no act', 'held']).toContain(outcome)
    else expect(outcome).toBe(wanted)
  })

  test('the sentence that declares comes back in the sender’s own words', () => {
    const { statement } = declarationOf(
      '',
      'We spoke today. Please treat this as “Step 2” of the Escalation Process. Thank you.',
    )
    expect(statement?.sentence).toBe('Please treat this as “Step 2” of the Escalation Process.')
  })

  test('words that make a draft of a message count though a mail program broke their line', () => {
    const text =
      'This is step two of the escalation process.\n\nBefore I press the button on it, are you happy for me\nto send?'
    expect(declarationOf('', text).hold).toMatch(/draft/u)
  })

  test('a mail that names more steps than a person would is held, however it is worded', () => {
    const text = 'This is step two of the escalation process.\n'.repeat(100)
    expect(declarationOf('', text).hold).toMatch(/so many steps/u)
  })
})
