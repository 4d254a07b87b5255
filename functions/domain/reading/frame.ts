import type { Clause } from './clauses.ts'
import * as lexicon from './words.ts'
import { textOf, wordAt, type Mood, type View } from './view.ts'

/** Somebody's wording in quotation marks: 'The template reads: "this is step one …"'. */
export function isInQuotes({ tokens, at }: View): boolean {
  // Marks around the name of the step alone quote nobody.
  const closes = tokens.findIndex(({ word }, index) => index > at && /^["']$/u.test(word))
  const isName = /^["'(]$/u.test(tokens[at - 1]?.word ?? '') && (closes < 0 || closes - at <= 5)
  const edge = isName ? at - 1 : at
  const before = tokens.slice(0, edge)
  const doubles = before.filter(({ word }) => word === '"').length
  const singles = before.filter(({ word }) => word === "'").length
  return doubles % 2 === 1 || (singles % 2 === 1 && tokens.slice(at).some(({ word }) => word === "'"))
}

const PRETENDED =
  /\b(?:pretend\w*|imagin\w*|hypothetical\w*|rehears\w*|for (?:training|practice|illustration|example|instance)|role-?play|mock|internal(?:ly)?|in-house|(?:our|their|your|my) own (?:\w+ ){0,3}(?:polic(?:y|ies)|procedures?|process|escalation|protocol)|worked example|training (?:purposes|exercise|scenario|day)|scenario|quiz|as an example|eg|in the case of (?:another|other)|(?:another|a different|an unrelated|a separate|other|neighbouring) (?:family|case|child|matter|escalation|pupil|patient|school|agency|referral|authority|borough))\b/u

/** Another case's step, a rehearsal, an example. */
export const isPretended = (view: View): boolean => PRETENDED.test(textOf(view, 0, view.tokens.length))

const endsAsQuestion = ({ tokens }: View): boolean => tokens.slice(-3).some(({ word }) => word === '?')

/** What the mood is of a step that is asked about or asked for; null where the step stands in no question. */
export function questionOf(view: View, clause: Clause): Mood | null {
  const request = requestOf(view, clause)
  if (request !== null) return request
  if (isInverted(view, clause)) return 'aside'
  const over = view.clauses[view.own - 1]
  // "Is it fair to say we're at …"
  if (over !== undefined && (clause.tie === 'embedded' || clause.tie === 'that') && isInverted(view, over))
    return 'aside'
  if (!endsAsQuestion(view)) return null
  return asksSomethingElse(view) ? null : 'aside'
}

/** "Is this …", "are we …", "do we …", "what happens at …": the verb or the question word stands first. */
function isInverted(view: View, clause: Clause): boolean {
  let index = clause.start
  while (
    index < view.at &&
    (lexicon.isAdverb(wordAt(view, index)) ||
      /^(?:and|but|so|or|hi|hello|sorry|,|")$/u.test(wordAt(view, index)))
  )
    index += 1
  const first = wordAt(view, index)
  if (/^(?:what|who|how|why|where|which|when)$/u.test(first) && clause.tie !== ',') {
    const next = view.tokens.slice(index + 1, index + 6).map(({ word }) => word)
    return (
      next.some((word, at) =>
        lexicon.FINITE.has(word) || word === 'do'
          ? at === 0 ||
            lexicon.PRONOUNS.has(next[at + 1] ?? '') ||
            lexicon.DETERMINERS.has(next[at + 1] ?? '')
          : false,
      ) && !/^(?:am|is|are)$/u.test('')
    )
  }
  const second = wordAt(view, index + 1)
  return (
    (lexicon.FINITE.has(first) || first === 'do' || first === 'have') &&
    (lexicon.PRONOUNS.has(second) || lexicon.DETERMINERS.has(second)) &&
    !(first === 'do' && second === 'this') &&
    !(first === 'have' && lexicon.DETERMINERS.has(second)) &&
    (clause.subject.length === 0 || clause.verb === index) &&
    clause.verb <= index
  )
}

/** "Could you please log this as …": it asks for what it means to do; "could you accept this as …" asks whether it may be. */
function requestOf(view: View, clause: Clause): Mood | null {
  const before = view.clauses.slice(0, view.own).findLast(({ verb }) => verb >= 0)
  const lead = textOf(
    view,
    clause.tie === 'that' && before !== undefined ? before.start : clause.start,
    view.at,
  )
  const found = /\b(?:can|could|would|will|may|might) (?:you|i|we|this|it)\b(.*)$/u.exec(lead)
  if (
    found === null ||
    /\b(?:not|if|or|whether|when|how|what|who|which|where|why|confirm|tell|explain|advise|clarify|check|say)\b/u.test(
      lead,
    )
  )
    return null
  if (
    !/^(?:and |so |but |also |please |hi |hello |, )*(?:can|could|would|will|may|might) (?:you|i|we|this|it)\b/u.test(
      lead,
    )
  )
    return null
  const minded = /\bmind (\w+ing)\b/u.exec(lead)?.[1]
  if (minded !== undefined && lexicon.TREATING.has(lexicon.lemmaOf(minded))) return 'declared'
  const verbs = (found[1] ?? '')
    .split(' ')
    .filter((word) => lexicon.lemmaOf(word) === word || lexicon.isParticiple(word))
    .map(lexicon.lemmaOf)
  const asked = verbs.find(
    (verb) => lexicon.TREATING.has(verb) || lexicon.TAKING.has(verb) || /^(?:ask|request)$/u.test(verb),
  )
  if (asked === undefined) return null
  if (/^(?:accept|see|read|view|take|understand)$/u.test(asked)) return 'unclear'
  if (/\b(?:wording|copy|template|form|contact|example|guidance|number|name|deadline)\b/u.test(lead))
    return null
  const toYou = /\b(?:can|could|would|will) you\b/u.test(lead)
  return toYou ||
    /\bplease\b/u.test(textOf(view, clause.start, view.tokens.length)) ||
    /^(?:ask|request)$/u.test(asked)
    ? 'declared'
    : 'unclear'
}

/** "This is step two, can you ring me?": a later clause asks. A tag ("…, is it?") still asks about the step. */
function asksSomethingElse({ tokens, at, clauses, own }: View): boolean {
  const rest = tokens
    .slice(at + 1)
    .map(({ word }) => word)
    .join(' ')
  const asked =
    /(?:[,;:.-]|\band\b|\bso\b) ((?:please )?(?:can|could|would|will|when|what|who|how|where|do|are|is|please|may|might|any|have|did|has|does)\b.*)$/u.exec(
      rest,
    )?.[1]
  if (asked === undefined || own < 0 || clauses.length === 0) return false
  return !/^(?:is|are|do|does|have|did) (?:not )?(?:it|this|that|we|you agree|you not|i)\b.{0,20}\?|^(?:right|correct|yes|no|ok)\b/u.test(
    asked,
  )
}

const TIMES = /^(?:when|whenever|until|till|once|before|after|where|wherever|than|except|how|what|whether)$/u
/** Conditions that only make a courtesy. */
const POLITE =
  /\b(?:if|in case) (?:you (?:recall|remember|would|do not mind|like)|i may|not already|possible|anyone asks|that is ok|appropriate|i remember|you have not)\b/u
const INVERTED = /^(?:should|had|were) (?:i|we|you|he|she|it|this|there|they|the|no|nothing|nobody)\b/u
const LACKING =
  /^(?:failing|barring|absent|otherwise|or else|short of|as soon as|the moment|the minute|by the time|assuming|pending|subject to|depending on|in the event|after which|in which case)\b/u
const CONDITION = /^(?:if|unless|until|till|provided|providing|once|pending|assuming|subject|supposing)$/u

/** Whether the clause of the step hangs on something that is not yet so. */
export function isConditional(view: View, clause: Clause): boolean {
  const { clauses, own, at } = view
  if (lexicon.CONDITIONS.has(clause.tie) || TIMES.test(clause.tie))
    return !POLITE.test(textOf(view, clause.start - 2, at))
  if (clause.tie === 'or') return true
  const lead = textOf(view, spanStart(view, clause), clause.verb < 0 ? at : clause.verb)
  if (HANGS_ON_LEAD.test(lead) || /(?:,|\band) then(?: (?:i|we|it|this|that))?$/u.test(lead)) return true
  for (let index = own - 1; index >= 0; index -= 1) {
    const earlier = clauses[index]
    const later = clauses[index + 1]
    if (earlier === undefined || later === undefined) break
    if (/[.;:]/u.test(textOf(view, later.start - 2, later.start))) break
    const text = textOf(view, tieStart(view, earlier), earlier.end).trim()
    const conditions =
      lexicon.CONDITIONS.has(earlier.tie) ||
      (/^(?:once|until|till|when|whenever)$/u.test(earlier.tie) && isAhead(view, earlier)) ||
      INVERTED.test(text) ||
      LACKING.test(text)
    if (conditions && !POLITE.test(text) && !/\b(?:but|so|therefore)\b/u.test(tieText(view, later)))
      return true
    if (
      /^(?:another|one more|any more|a single|one single|(?:two|three|a few|\d+) more|one|any)\b/u.test(
        text,
      ) &&
      later.tie === 'and' &&
      !/\b(?:passed|gone|up|over|later|without|no|not)\b/u.test(text)
    )
      return true
    if (
      /[.;:]/u.test(wordAt(view, later.start - 1)) ||
      (/^(?:but|so|therefore|hence|and)$/u.test(later.tie) && later.apart)
    )
      break
  }
  return conditionFollows(view, clause)
}

const HANGS_ON_LEAD =
  /\botherwise\b|\bif (?:not|so),?\b|\bfailing (?:that|this|which)\b|\b(?:in|at) (?:that|which|such|any such|either) (?:event|case|point)\b|\bfor (?:the sake of )?argument\b|\bin theory\b|\bon (?:the|our|your) (?:system|tracker|spreadsheet|list)\b/u

function spanStart(view: View, clause: Clause): number {
  let index = clause.start
  while (index > 0 && !/^[.;:?!]$/u.test(wordAt(view, index - 1))) index -= 1
  return Math.max(index, clause.start - 8)
}

/** "When I ring tomorrow …" is still to come; "when we spoke" is past. */
const isAhead = (view: View, clause: Clause): boolean => {
  const verb = wordAt(view, clause.verb)
  return lexicon.FINITE.has(verb)
    ? !/^(?:was|were|had|did)$/u.test(verb)
    : lexicon.isVerb(verb) && !lexicon.isPastForm(verb)
}
const tieStart = (view: View, clause: Clause): number => {
  let index = clause.start - 1
  while (
    index >= 0 &&
    (lexicon.SUBORDINATORS.has(wordAt(view, index)) || lexicon.isAdverb(wordAt(view, index)))
  )
    index -= 1
  return index + 1
}
const tieText = (view: View, clause: Clause): string =>
  textOf(view, Math.max(0, clause.start - 3), clause.start)

/** "§ unless you ring": the condition follows, with no other clause between. */
function conditionFollows(view: View, clause: Clause): boolean {
  const { tokens, at, clauses } = view
  for (let index = at + 1; index < tokens.length; index += 1) {
    const word = wordAt(view, index)
    if (/^[.;:?!]$/u.test(word)) return false
    if (/^(?:please|ring|call|contact|let|happy|so|because|but|grateful)$/u.test(word)) return false
    if (clauses.some(({ verb, tie }) => verb === index && !CONDITION.test(tie)) && index > clause.end)
      return false
    // "… and, if you fail, …" hangs on what follows.
    if (
      CONDITION.test(word) &&
      /^(?:and|but|or)$/u.test(wordAt(view, wordAt(view, index - 1) === ',' ? index - 2 : index - 1))
    )
      return false
    if (
      CONDITION.test(word) &&
      !POLITE.test(textOf(view, index, index + 4)) &&
      !(word === 'subject' && wordAt(view, index + 1) !== 'to')
    )
      return true
    if (word === 'in' && /^in the event\b/u.test(textOf(view, index, index + 3))) return true
  }
  return false
}

const OPINIONS =
  /^(?:say|tell|think|believe|reckon|gather|hear|suppose|guess|seem|appear|claim|understand|insist|assume|suspect|imagine|feel|write)$/u
const DOUBTS =
  /\b(?:apparently|allegedly|supposedly|presumably|possibly|perhaps|maybe|arguably|probably|ostensibly|reportedly|rumou?r)\b/u

/** What is said after the step may take it back: "…, I think", "…, or so they say", "apparently". */
export function tailOf(view: View): Mood {
  const { tokens, at, clauses, own } = view
  const clause = clauses[own]
  if (clause !== undefined && DOUBTS.test(textOf(view, clause.start - 3, clause.end))) return 'unclear'
  const tail = textOf(view, at + 1, tokens.length)
  if (LANDS_HERE.test(tail)) return 'aside'
  if (RECEIVES.test(textOf(view, 0, at))) return 'unclear'
  if (/^then$/u.test(wordAt(view, 0)) && clause?.start !== undefined && clause.start <= 1) return 'unclear'
  if (
    /\bor (?:so|have|has|will|is|am|are|not|maybe|should|whatever|something|rather|whichever)\b|\bwhat do you (?:think|reckon)\b|\bdo you (?:not )?(?:think|agree|reckon)\b|^,? (?:right|correct|yes|no|ok|yeah) ?\?|, (?:is|are|do|does|have|has) not (?:it|we|this|you|they)\b/u.test(
      tail,
    )
  )
    return 'unclear'
  const opinion = clauses.some(
    ({ start, verb, end }, index) =>
      start > at &&
      !/^(?:embedded|that|whether|what)$/u.test(clauses[index + 1]?.tie ?? '') &&
      verb >= 0 &&
      isLastWord(view, verb, end) &&
      OPINIONS.test(lexicon.lemmaOf(wordAt(view, verb))),
  )
  return opinion ? 'unclear' : 'declared'
}

/** "I have received your email and confirm …": the receiving side speaks. */
const RECEIVES =
  /\b(?:received|read|seen|noted|acknowledge\w*|acknowledging) (?:your|the) (?:e-?mail|letter|message|note|escalation|form)\b(?!.*\b(?:but|however)\b)/u

/** The receiving side takes the step in: "this is now at § and lands with me". */
const LANDS_HERE =
  /^[^.;?]{0,40}\b(?:lands? (?:with|on)|(?:has )?(?:come|comes|came|been (?:passed|allocated|assigned|sent|escalated)|passed|falls|sits|allocated|assigned)(?: (?!back)\w+)? (?:to|with)|is with|on) (?:me|us|my desk|my plate)\b/u

/** "I explained that I was raising §; this email confirms it": what was told before is done here. */
const DONE_HERE =
  /\bthat is what this is\b|\b(?:this|that) is (?:exactly |now )?what (?:i|we) (?:am|are) (?:now )?doing\b|\bwhich (?:i|we) (?:am |are )?(?:now |hereby |therefore )?(?:do|doing|invoking|raising|starting)\b|\b(?:i|we) (?:am |are |, hereby )?(?:now |hereby |therefore )?(?:doing|do) (?:so|that|this|it)\b(?! (?:tomorrow|later|next|on|when|if|once|not))|\bthis (?:e-?mail|letter|message) (?:now |hereby |also )?(?:does (?:so|that|this)|confirms (?:it|that|this|the same)|starts it|is it)\b/u

/** Whether the sentence says after the step that this mail does it. */
export const isDoneHere = (view: View): boolean =>
  DONE_HERE.test(textOf(view, view.at + 1, view.tokens.length))

const isLastWord = (view: View, verb: number, end: number): boolean => {
  for (let index = verb + 1; index < end; index += 1)
    if (/\p{L}/u.test(wordAt(view, index)) && !lexicon.isAdverb(wordAt(view, index))) return false
  return true
}
