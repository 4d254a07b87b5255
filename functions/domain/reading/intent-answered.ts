import { clausesOf, type Said } from './intent-clauses.ts'
import { asksAssent, offers, tellsOutcome } from './intent-proposal.ts'
import { asksWhetherSettled } from './intent-settled.ts'
import { once } from './once.ts'
import { plainly } from './sentence.ts'
import { sentencesOf } from './sentences.ts'
import type { Title } from './subject.ts'

/** What a reply answers, as far as its subject and the message quoted below it tell; each is asked when it matters. */
export interface Answered {
  /** What we, or a machine like us, made of an earlier mail. */
  readonly receipt: () => boolean
  /** An outcome that is put forward. */
  readonly proposal: () => boolean
}

export const NOTHING_ANSWERED: Answered = { receipt: () => false, proposal: () => false }

const RECEIPT_TITLE =
  /\b(?:receipt|received|recorded|registered|logged|(?:how )?(?:we |you )?(?:understood|read) (?:as|your)|acknowledge?ment|read-?back)\b/u
const RECEIPT_SAYS =
  /\b(?:we(?:'ve| have)?|stepwise(?: has)?|has been|was) (?:now )?(?:read|recorded|understood|taken|logged|registered|entered) (?:your|this|the|as|it)\b/u
const OUTCOME_TITLE = /\b(?:confirm|agreed?|proposed|draft)\b.*\boutcome\b|\b(?:outcome|way forward)\b/u

/** Who writes receipts. */
const FROM_US =
  /^(?:from:|.*\bwrote:?$).*(?:\bescalations?\b|\bstepwise\b|\bbusiness unit\b)|(?:\bescalations?\b|\bstepwise\b|\bbusiness unit\b).*\bwrote:?$/imu

export const answeredBy = (title: Title, quote: () => string): Answered => {
  if (!title.inherited || title.forwarded) return NOTHING_ANSWERED
  const subject = plainly(title.text)
  const first = once(() => firstMessage(quote()))
  const proposed = once(() => OUTCOME_TITLE.test(subject) || proposes(first().text))
  const saysReceipt = (): boolean =>
    RECEIPT_TITLE.test(subject) || RECEIPT_SAYS.test(plainly(first().text.slice(0, RECEIPT)))
  return {
    // Our notices tell of outcomes too.
    receipt: once(
      () => !OUTCOME_TITLE.test(subject) && (saysReceipt() || (FROM_US.test(first().header) && !proposed())),
    ),
    proposal: proposed,
  }
}
/** How much of what is quoted can be the first words of a receipt. */
const RECEIPT = 400

const proposes = (message: string): boolean => {
  const said = clausesOf(sentencesOf(message))
  return [tellsOutcome, offers, asksAssent, asksWhetherSettled, asksAboutIt].some((sign) => said.some(sign))
}
/** "Does that sort it?", "would this help?" ask about what was just said. */
const asksAboutIt = ({ sentence }: Said): boolean =>
  /^(?:so |and )?(?:is|does|do|would|will|could) (?:that|this)\b.*\?/u.test(sentence)

interface Message {
  readonly header: string
  readonly text: string
}

/** The latest of the quoted messages, without its marks. */
function firstMessage(quote: string): Message {
  const lines = quote
    .slice(0, LONGEST)
    .split('\n')
    .map((line) => line.replace(/^[\s>|]+/u, ''))
  const start = Math.max(
    0,
    lines.findIndex((line) => line !== '' && !HEADER.test(line)),
  )
  const end = lines.findIndex((line, at) => at > start && HEADER.test(line))
  return {
    header: lines.slice(0, start).join('\n'),
    text: lines.slice(start, end < 0 ? undefined : end).join('\n'),
  }
}
const LONGEST = 3_000
const HEADER = /^(?:from|sent|to|cc|subject|date):\s|\bwrote:?$|^-{3,}/iu
