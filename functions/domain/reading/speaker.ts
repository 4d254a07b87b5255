import type { Clause } from './clauses.ts'
import type { Token } from './tokens.ts'
import { textOf, type View } from './view.ts'
import * as lexicon from './words.ts'

/**
 * Of whom a clause speaks. `sender`: I, we, our own agency. `matter`: what the sender writes about or with ("this", "our
 * concern", "this email"). `side`: an agency that may be the sender's or the other. `other`: you, they, anybody else, other
 * people's mail, a policy. `none`: nobody (an imperative, a heading).
 */
export type Subject = 'sender' | 'matter' | 'side' | 'you' | 'other' | 'none'

const THINGS =
  /^(?:matters?|cases?|concerns?|issues?|disagreements?|disputes?|escalations?|challenges?|e-?mails?|messages?|letters?|mail|communication|referrals?|correspondence|situation|requests?|notices?|notes?|above|below|attached|enclosed|form|paperwork|notification|differences?|file|decision|position|concern|report|document|one|purpose|aim|intention|object)$/u
const AGENCIES =
  /^(?:school|academy|primary|secondary|college|nursery|trust|teams?|services?|hospital|surgery|practice|department|police|agency|council|authority|board|unit|lead|managers?|head|heads|headteacher|dsl|provider|charity|practitioner|practitioners|nurse|visitor|visitors|organisation|director|gp|mash|probation|health|education|ward|governors|federation|association|partnership|care|infants|juniors|infant|junior|pru|centre|home|refuge|hospice|deputy|principal|safeguarding|senco|clinic|camhs|group|foundation|borough|county|constabulary|senior)$/u
const DOCUMENTS =
  /^(?:polic(?:y|ies)|procedures?|protocol|process|guidance|rules?|flow ?chart|slides?|template|wording|example|leaflet|minutes|agenda|chart|poster|website|page|training|slides?|handbook|manual|deadline|meeting|response|reply|answer|voicemail|text|transcript|log|system|receipt|clock|time|timescale)$/u

export const isAgency = (word: string): boolean => AGENCIES.test(word)

/** `own`: words of the sender's agency and name, by which it is known when it is named. */
export function subjectOf(subject: readonly Token[], own: ReadonlySet<string>): Subject {
  const words = subject.filter(({ word }) => /[\p{L}§¤]/u.test(word) && !lexicon.isAdverb(word))
  const texts = words.map(({ word }) => word)
  const last = texts.at(-1) ?? ''
  if (texts.length === 0) return 'none'
  if (texts.includes('i') || (texts.includes('we') && !texts.includes('you'))) return 'sender'
  if (last === 'you' || (texts.includes('you') && texts.length <= 2)) return 'you'
  if (/^(?:this|that) one$/u.test(texts.join(' '))) return 'matter'
  if (lexicon.OTHERS.has(last) || last === 'there') return 'other'
  if (texts.length === 1 && lexicon.THIS.has(last)) return 'matter'
  const determiner =
    texts.findLast((word) => /^(?:my|our|your|their|his|her|the|this|these|that|a|an)$/u.test(word)) ?? ''
  if (/^(?:your|their|his|her)$/u.test(determiner)) return 'other'
  const nouns = headNouns(texts)
  if (nouns.some((noun) => DOCUMENTS.test(noun))) return 'other'
  const isMine = determiner === 'my' || determiner === 'our'
  if (texts.some((word) => own.has(word))) return 'sender'
  if (THINGS.test(nouns.at(-1) ?? '') && /'s?$/u.test(texts.at(-2) ?? '')) return 'matter'
  if (/^(?:mr|mrs|ms|miss|dr|some|many|most|other|another)$/u.test(texts[0] ?? '')) return 'other'
  if (determiner === '' && texts.length === 1 && /s$/u.test(last)) return 'other'
  if (AGENCIES.test(nouns.at(-1) ?? '')) return isMine ? 'sender' : 'side'
  if (THINGS.test(nouns.at(-1) ?? '') || nouns.some((noun) => THINGS.test(noun)))
    return /^(?:a|an)$/u.test(determiner) && texts.length > 1 ? 'other' : 'matter'
  if (texts.some((word) => AGENCIES.test(word))) return isMine ? 'sender' : 'side'
  if (isMine) return 'side'
  return words.some(
    ({ named, word }) => named && !/^(?:the|this|that|a|an|some|many|every|each)$/u.test(word),
  )
    ? 'side'
    : 'other'
}

/** The nouns before the first preposition: "the head of service" is a head, "the concern about the school" a concern. */
function headNouns(all: readonly string[]): string[] {
  // "a result of the delay the matter": the last noun phrase is the subject.
  const last = all.findLastIndex(
    (word, index) =>
      index > 0 &&
      lexicon.DETERMINERS.has(word) &&
      !lexicon.PREPOSITIONS.has(all[index - 1] ?? '') &&
      !lexicon.DETERMINERS.has(all[index - 1] ?? ''),
  )
  const texts =
    last > 0 && all.slice(0, last).some((word) => lexicon.PREPOSITIONS.has(word)) ? all.slice(last) : all
  const at = texts.findIndex((word, index) => index > 0 && lexicon.PREPOSITIONS.has(word))
  const head = at < 0 ? texts : texts.slice(0, at)
  return head.filter((word) => !lexicon.DETERMINERS.has(word))
}

/** Signs that an agency which is named speaks for itself. */
export const speaksForItself = (view: View, clause: Clause): boolean =>
  /\bhereby\b|\bthis (?:e-mail|email|letter|message)\b|\bon behalf of\b|\bplease (?:note|be (?:aware|advised))\b|\bnotice\b|\bnotification\b|\bconfirm\w*\b|\btoday\b|\b(?:the (?:trust|academy|association|federation|charity|practice|service|agency)|this (?:\w+ )?(?:school|service|agency|trust|team|practice|academy)) (?:is|are|has|now|wishes|therefore|hereby|formally|would|considers|escalates|invokes|requests|raises)\b/u.test(
    textOf(view, 0, clause.end),
  )
