import type { Harm } from './risk-family.ts'
import { HARM_BEFALLING } from './risk-harm-befalling.ts'
import { HARM_DONE } from './risk-harm-done.ts'
import { HINTS } from './risk-hints.ts'
import { phrasesOf, PhraseBook } from './risk-phrases.ts'
import { CALLED, STATED } from './risk-statements.ts'

const TIERS = ['grave', 'state', 'event', 'hint'] as const

/** Every phrase for harm, by family and tier. */
export const HARMS = new PhraseBook<Harm>(
  Object.entries({ ...HARM_DONE, ...HARM_BEFALLING, ...HINTS, stated: STATED, called: CALLED }).flatMap(
    ([family, tiers]) => TIERS.flatMap((tier) => phrasesOf({ family, tier }, tiers[tier] ?? '')),
  ),
)
