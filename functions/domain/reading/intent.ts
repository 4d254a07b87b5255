import { intentOfLabel } from './answer-label.ts'
import * as answer from './intent-answer.ts'
import { NOTHING_ANSWERED, type Answered } from './intent-answered.ts'
import { clausesOf, NOT, type Said } from './intent-clauses.ts'
import { corrects, deniesReading, mayCorrect, mayTellOfReceipt, tellsOfReceipt } from './intent-correct.ts'
import { letsClose, withdraws } from './intent-ending.ts'
import * as outcome from './intent-outcome.ts'
import * as proposal from './intent-proposal.ts'
import * as settled from './intent-settled.ts'
import { isAboutEscalation } from './mentions.ts'
import { once } from './once.ts'
import { anyWordOf, inOrder, maybe } from './pattern.ts'
import type { Intent } from './reading.ts'
import { Sentence } from './sentence.ts'
import { sentencesOf } from './sentences.ts'

/** What the sender wants, apart from a declared step; and what they say is still open. */
export interface Wish {
  readonly intent: Intent
  readonly outstanding: string | null
}

const OUTSTANDING = anyWordOf(
  /outstanding/u,
  /still (?:open|unresolved|to be (?:agreed|resolved|decided|settled|worked out|sorted|confirmed)|waiting|awaiting|disagree|not agreed|need to)/u,
  /remains? (?:open|unresolved|to be|outstanding|in dispute|a concern)/u,
  /not (?:yet )?(?:been )?(?:agreed|resolved|settled)|yet to be (?:agreed|resolved)|unresolved/u,
  /no agreement (?:on|about|yet)/u,
)
const NOTHING_OUTSTANDING =
  /\b(?:nothing|none|no(?:thing)?(?: (?:issues?|matters?|actions?|points?))?|not) (?:\w+ ){0,3}(?:outstanding|unresolved|open)\b|\b(?:outstanding|unresolved)\s*[:-]\s*(?:none|nothing|nil|n\/a)\b/u
/** The wish of the new text. A declared step is an escalation whatever courtesies surround it. */
export function wishOf(
  newText: string,
  declares: boolean,
  said = sentencesOf(newText),
  isReply: boolean | null = null,
  answered: Answered = NOTHING_ANSWERED,
): Wish {
  const sentences = said.slice(0, MAX_SENTENCES).map(shortened)
  const outstanding = sentences.find(isOutstanding)?.text ?? null
  const label = intentOfLabel(newText)
  if (label !== null && (label === 'correct' || !declares)) return { intent: label, outstanding }
  const known = { declares, isReply, isOutstanding: outstanding !== null, answered }
  return { intent: intentOf(sentences, known), outstanding }
}

const MAX_SENTENCES = 400
const MAX_SENTENCE = 2_000
const shortened = (sentence: Sentence): Sentence =>
  sentence.text.length > MAX_SENTENCE ? new Sentence(sentence.text.slice(0, MAX_SENTENCE)) : sentence

const isOutstanding = ({ plain }: Sentence): boolean =>
  OUTSTANDING.test(plain) &&
  !NOTHING_OUTSTANDING.test(plain) &&
  !/\?\s*$/u.test(plain) &&
  !/\bif\b/u.test(plain)

interface Known {
  readonly declares: boolean
  /** Whether the subject says that the mail answers another; null where nothing tells. */
  readonly isReply: boolean | null
  readonly isOutstanding: boolean
  readonly answered: Answered
}

/**
 * A mail is one speech act above all; the first that plainly shows decides. What closes a case or settles it comes with
 * plain evidence only; a doubtful one falls through to what is merely recorded.
 */
function intentOf(sentences: readonly Sentence[], known: Known): Intent {
  const { declares, isReply, answered } = known
  const clauses = once(() => clausesOf(sentences))
  const wholeText = once(() => textOf(clauses()))
  if (clausesOf(sentences.filter(mayCorrect)).some((said) => corrects(said, wholeText, declares)))
    return 'correct'
  // Who declares a step may deny many things; only a "no" at the very start is for the receipt.
  const denies = (said: Said): boolean => (!declares || said.at === 0) && deniesReading(said)
  const isOfReceipt = clausesOf(sentences.filter(mayTellOfReceipt)).some(tellsOfReceipt) || answered.receipt()
  if (isOfReceipt && clauses().some(denies)) return 'correct'
  if (declares) return 'escalate'
  const all = clauses()
  const text = wholeText()
  const onOutcome = once(() => intentOnOutcome(all, text, known))
  const ending = all.filter(withdraws)
  // "Your second version is right; you may close our step one": what is agreed ends it.
  if (ending.length > 0 && !(ending.every(letsClose) && onOutcome() === 'confirm-outcome')) return 'withdraw'
  const intent = onOutcome()
  // "That's right, thank you" to a receipt agrees to no outcome.
  if (intent === 'confirm-outcome' && answered.receipt()) return 'acknowledge'
  return intent ?? intentOfAnswer(all, text, isReply)
}

const textOf = (all: readonly Said[]): string => all.map(({ text }) => text).join(', ')

function intentOnOutcome(
  all: readonly Said[],
  text: string,
  { isOutstanding, isReply, answered }: Known,
): Intent | null {
  const some = (act: (said: Said) => boolean): boolean => all.some(act)
  const isShort = text.split(/\s+/u).length <= 25
  const tells = some(proposal.tellsOutcome)
  const wonders = all.length > 1 && some((said) => settled.asksWhetherSettled(said) && said.at > 0)
  const asks = wonders || some((said) => proposal.asksAssent(said) && !settled.holdsSettled(said))
  const disputed =
    some((said) => outcome.disputes(said, outcome.isAboutRecord(text), isShort)) ||
    some(settled.deniesSettled) ||
    (some(settled.refuses) && answered.proposal())
  if (disputed) return (tells && asks) || wonders ? 'propose-outcome' : 'dispute-outcome'
  const accepted = some(outcome.accepts) && some(outcome.regardsAsResolved)
  const confirming = all.filter(
    (said) =>
      outcome.confirms(said, isShort) ||
      (accepted && outcome.regardsAsResolved(said)) ||
      (isReply !== false && settled.holdsSettled(said)) ||
      ((settled.assents(said) || outcome.accepts(said)) && answered.proposal()),
  )
  // Who makes an offer does not agree to one.
  if (confirming.length > 0 && !some(proposal.makesOffer))
    return (isOutstanding && !confirming.some(outcome.vouches)) || asks || hasProviso(all, confirming)
      ? 'propose-outcome'
      : 'confirm-outcome'
  if (!asks && proposal.isBusiness(text)) return null
  if (
    tells ||
    wonders ||
    (all.length > 1 && some(proposal.asksToClose)) ||
    (asks && some(settled.hopesSettled)) ||
    some(proposal.offers) ||
    hasProviso(
      all,
      all.filter(({ at, sentence }) => at === 0 && YES.test(sentence)),
    )
  )
    return 'propose-outcome'
  return null
}
const YES = /^(?:yes|agreed|yep|happy|ok|okay)\b/u

/** "Yes, but …" is a new proposal, not a confirmation. */
const hasProviso = (all: readonly Said[], confirming: readonly Said[]): boolean =>
  confirming.length > 0 &&
  (confirming.some(({ sentence }) => BUT.test(sentence)) ||
    all.some(({ sentence }) => /^(?:but|however|except|only)\b/u.test(sentence)))
const BUT =
  /\b(?:but|however|except|apart from|other than|provided|as long as|so long as|subject to|on condition|only if|although|though|with one (?:change|exception|addition)|save (?:that|for)|if)\b/u

function intentOfAnswer(all: readonly Said[], text: string, isReply: boolean | null): Intent {
  const some = (act: (said: Said) => boolean): boolean => all.some(act)
  if (some(escalates)) return 'escalate'
  if (answer.isForInformation(text)) return 'other'
  const thanks = onlyThanks(all, text)
  // Who begins a thread answers nobody, unless they say so.
  if (isReply === false)
    return some((said) => said.at === 0 && answer.acknowledges(said)) || thanks
      ? 'acknowledge'
      : some(answer.takesPosition) && some(answer.isAnswer)
        ? 'respond'
        : 'other'
  const acknowledged = all.some((said) => answer.acknowledges(said) && said.at <= DEEP)
  // "I don't usually answer by email" is no answer in a mail that acknowledges another and promises one.
  const promised = some((said) => said.at === 0 && answer.receives(said)) && some(answer.promises)
  if (some(promised ? answer.givesReasons : answer.takesPosition)) return 'respond'
  if (acknowledged && !some(answer.answersNo)) return 'acknowledge'
  if (some(answer.responds)) return 'respond'
  if (thanks) return 'acknowledge'
  return isReply === true && informs(all) ? 'respond' : 'other'
}

/** Who looks into it says so early; what stands deep in a letter is part of its answer. */
const DEEP = 3
/** A line or two of thanks, and no question. */
const onlyThanks = (all: readonly Said[], text: string): boolean =>
  all.some(answer.isCourtesy) &&
  new Set(all.map(({ at }) => at)).size <= 2 &&
  !all.some(({ asked }) => asked) &&
  text.split(/\s+/u).length <= THANKS
const THANKS = 25

/** A reply that asks nothing and tells what is, rather than what may be, answers. */
const informs = (all: readonly Said[]): boolean =>
  all.length > 2 &&
  !all.some(({ asked }) => asked) &&
  all.filter(({ open }) => open).length * 3 <= all.length &&
  !all.some(({ text }) => /\b(?:step|stage|level|escalat(?!ed\b))/u.test(text))

const ESCALATE = anyWordOf(
  inOrder(
    /(?:i|we)/u,
    maybe(
      /'m| am|'re| are| wish| would like| want| hereby| now| formally| need| have| must|'d like| do want| do/u,
    ),
    /(?: \w+){0,4} (?:escalat(?:e|ing)|invok(?:e|ing))/u,
  ),
  /(?:formal|formally|professional|urgent) escalat\w*|escalat(?:e|ing) (?:this|to|under|my|our|the)/u,
  /(?<!\b(?:an|your|their|his|her|last|previous|sent|made|the) )escalation (?:of|to|under)/u,
  /(?:go|going|put|treat\w*|taken?|count|logg?\w*) (?:(?:this|it|through|in) )*as (?:an?|my|our) (?:formal )?escalation/u,
  /(?:is|are) (?:now )?(?:invoking|escalating)|(?:want|need|like|wish) (?:it|this) (?:to be )?escalated/u,
  /please (?:escalate|treat|move|progress)/u,
  /(?:raise|raising) (?:a |this as a |an )?(?:formal |professional )*(?:challenge|disagreement|dispute|escalation)/u,
  /moving (?:this )?to the next (?:step|stage|level)/u,
  /(?:raising|taking|moving) (?:this|it|the matter|my concerns?|our concerns?) (?:further|higher|up|on)\b/u,
)
/** Asks to escalate without taking a step. */
const escalates = ({ asked, text, open, sentence }: Said): boolean => {
  const verb = ESCALATE.exec(text)
  // What follows may be denied or refused: "I am escalating the decision to refuse a place".
  return (
    verb !== null &&
    !asked &&
    !open &&
    !/\b(?:accept|acknowledge|recogni[sz]e)\b/u.test(text) &&
    !NOT.test(text.slice(0, verb.index + verb[0].length)) &&
    isAboutEscalation(sentence)
  )
}
