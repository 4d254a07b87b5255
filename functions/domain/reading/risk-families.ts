import type { Harm } from './risk-family.ts'
import { HARM_BEFALLING } from './risk-harm-befalling.ts'
import { HARM_DONE } from './risk-harm-done.ts'
import { HARM_SIGNS } from './risk-harm-signs.ts'
import { HINTS } from './risk-hints.ts'
import { phrasesOf, PhraseBook } from './risk-phrases.ts'
import { CALLED, STATED } from './risk-statements.ts'
import { TRACES } from './risk-traces.ts'

const TIERS = ['grave', 'state', 'event', 'hint'] as const

/** Every phrase for harm, by family and tier. */
export const HARMS = new PhraseBook<Harm>(
  Object.entries({
    ...HARM_DONE,
    ...HARM_BEFALLING,
    ...HARM_SIGNS,
    ...HINTS,
    stated: STATED,
    called: CALLED,
  }).flatMap(([family, tiers]) => TIERS.flatMap((tier) => phrasesOf({ family, tier }, tiers[tier] ?? ''))),
)

/** What may be seen in calm mail too, by what it is about. */
export const TRACED = new PhraseBook<Harm>(
  Object.entries(TRACES).flatMap(([family, written]) =>
    phrasesOf({ family, tier: 'hint' } as const, written),
  ),
)
