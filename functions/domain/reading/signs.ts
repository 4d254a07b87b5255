import type { Clause } from './clause.ts'
import { anyNumberOf, anyOf, anyWordOf, inOrder, maybe } from './pattern.ts'

/**
 * Words that several questions about a clause share. Like those that one question asks of its own, they are closed classes
 * (auxiliaries, negations, conjunctions, pronouns, adverbs of time), so they hold however a sender words the rest.
 */

/** Now, and with this message: a time that makes even a bare heading a declaration. */
export const NOW = anyWordOf(
  /now|today|tonight|hereby|herewith|hereof|forthwith|immediately|presently/u,
  /this (?:morning|afternoon|evening|day|very moment|moment|minute)/u,
  inOrder(
    /as of|as from|as at|from|with effect from|effective(?: from)?|w\.?e\.?f\.?|starting(?: from)?|beginning|dated/u,
    / (?:the )?(?:now|today|this|here|immediate|receipt|\d)/u,
  ),
  /with immediate effect/u,
  /with (?:this|my) (?:e-?mail|message|letter|note|mail|notice|correspondence|communication)/u,
  inOrder(
    /(?:by|in|via|through|under cover of|by way of|by means of|by virtue of) (?:this|the present)\b/u,
    maybe(/ (?:e-?mail|message|letter|note|mail|notice|post|correspondence|communication)/u),
  ),
  /from (?:here|now|this)|of even date|upon (?:receipt|transmission)/u,
)

/** This very message takes it, wherever in the sentence that is said. */
export const WITH_THIS =
  /\b(?:hereby|herewith|by (?:(?:way|means|virtue) of )?this (?:e-?mail|message|letter|note)|by (?:way|means|virtue) of this|with this (?:e-?mail|message|letter|note)|as of (?:now|today|this))\b/u

export const NOT = anyOf(
  anyWordOf(
    /not|never|nobody|no one|none|no|nor|neither|cannot|cant|dont|wont|isnt|without|rather than/u,
    /(?<!were )(?<!been )unable|disput(?:e|es|ed|ing) that|den(?:y|ies|ied)|prevent\w*|disagree that/u,
    /instead of|far from|nothing to do with|refus(?:e|es|ed|ing)|declin\w+|avoid(?:s|ed|ing)?/u,
    /h(?:e|o)ld(?:ing)? off|hold|(?:closed|ended|resolved|settled|concluded|finished) (?:at|on|with)/u,
    /out of|short of|stop(?:ped|ping)?|dropp(?:ed|ing)|abandon\w*|rescind\w*|revok\w*|call(?:ing|ed)? off/u,
    /stand(?:ing)? down|stood down|cancel\w*|withdraw\w*|retract\w*|take back|disregard|ignore/u,
    /off the books|aint|ain't|nowhere|hardly|paus\w*|suspend\w*|postpon\w*|premature|(?<=^\W*)nothing/u,
  ),
  /n't\b/u,
)

/** What is asked for by it: the message, or what it is about. */
export const THIS_MATTER = /(?:this|my|the)(?: (?:e-?mail|letter|message|note|mail|matter|concern))?/u

/** The sender asks the reader to treat this as a step: "could you please log this as", "you may take this as". */
export const REQUEST = anyOf(
  /\byou should (?:regard|treat|consider|read) (?:this|it) as\b/u,
  inOrder(
    /\b(?:grateful|glad|obliged|appreciate it) if /u,
    anyOf(/you/u, THIS_MATTER),
    / (?:could|would|can) (?:please |kindly |now )?/u,
    /be |take|treat|deal with|log|record|regard|accept|read|consider|register|view|count|enter/u,
  ),
  /\b(?:can|could|may|might) (?:i|we)(?: please| kindly| therefore| also)* (?:ask|request)\b/u,
  inOrder(
    /\b/u,
    anyOf(
      /(?:ask|asking|request\w*|grateful|glad|obliged|appreciate it) (?:you )?(?:that|if|for) (?:this|you)(?: (?:now|therefore|please|kindly))*/u,
      /(?:need|trouble|ask|asking|require|invite|request|like|beg|urge|want) you to|you(?:'d|'ll)/u,
      /you(?:'re| are) (?:asked|requested|invited|required|urged)/u,
      /you (?:may|must|will|would)(?: (?:therefore|please|kindly|also|now|then|accordingly))*/u,
      inOrder(
        /(?:may|can|could|might|would|will) (?:i|we|you|u)/u,
        anyNumberOf(
          inOrder(
            / /u,
            /therefore|please|kindly|just|now|also|then|be so kind as to|ask (?:you|that you|your \w+)(?: (?:to|please|kindly))*|request (?:you|that you)?(?: to)?/u,
          ),
        ),
      ),
    ),
    / (?:to )?(?:please )?/u,
    anyOf(
      /take|treat|deal with|handle|move|formally escalate|escalate|raise|log|record|regard|receive|accept/u,
      /read|consider|note|register|view|see|count|enter|class|classify|mark|file|understand|have/u,
      /acknowledge|put|get|pass|open|book|deem/u,
    ),
    /\b(?! (?:me|us) (?:know|if|what|whether|which|when))/u,
  ),
)

/** "Treat my email as", "consider yourself at", "regard what follows as": whoever reads is to take it so. */
export const TREAT_AS = anyOf(
  /(?<!\b(?:they|he|she|you|who|we|would|to) )\bcall (?:it|this)\s+(?:a |our )?$/u,
  /(?<!\b(?:they|he|she|who|has|have|had|not|never|didn't|don't|did|people|some) )(?:\b(?:you|he|she|they) (?:should|must|is to|are to|needs? to|have to|has to) (?:please |therefore |now |kindly |then )*)?\b(?:treat|regard|take|consider|read|count|log|record|receive|accept|note|register|view|see|class|classify|mark|file|deem|enter|book)\s+(?:this|it|these|my|our|us|me|yourself|yourselves|what follows|the (?:above|attached|following|present|enclosed))\b[^,;:]{0,60}?\b(?:as|at|under|for|to be)\s+(?:the |our |a |my |formal |being )*$/u,
)

/** "Would you please pick it up as", "I want this dealt with at". */
export const POLITE = inOrder(
  /\b/u,
  anyOf(
    inOrder(
      /(?:can|could|may|might) /u,
      /(?:this|it|that)(?: (?:e-?mail|message|letter|note|mail|one))?|(?:the|my|our) \w+/u,
      / (?:please |kindly |now )*be \w+(?:ed|en|t)/u,
    ),
    /(?:would|could|can|will) you (?:please |kindly |now |also )*(?!tell|say|confirm|clarify|advise|explain|check|remind|let)\w+(?: up| in)? (?:this|it|the (?:matter|case|concern|disagreement))/u,
    /would you mind \w+ing (?:this|it)/u,
    /(?:i|we)(?:'d| would| do| must|'m| am|'re| are)? (?:\w+ )?(?:need|want|like|wish|asking?|require)(?: for)? (?:this|it|(?:my|our) \w+)(?: to be)? \w+(?:ed|en|t|put)(?: with| up)?/u,
  ),
  /\b[^,;:]{0,40}?\b(?:as|to|at|under|into)\s+(?:(?:the|our|a|my|formal|[\w-]+) ){0,3}$/u,
)

const IMPERATIVE = anyOf(
  inOrder(
    /^\W*(?:(?:pray|therefore|also|now|just|do|then)\W+)*/u,
    /take|treat|log|record|regard|receive|accept|read|consider|note|register|view|count|enter|class|classify|mark|file|let|book|deem|understand/u,
    /\b,? (?:(?:(?:as|at|a|the|our|my|formal)\s+)*$|(?:this|that|it|these|my|our|the (?:above|below|attached|present|following))\b)/u,
  ),
  /\b(?:please|pls|plz|kindly)\b/u,
)

export const isAsked = (left: string): boolean =>
  IMPERATIVE.test(left) || TREAT_AS.test(left) || POLITE.test(left)

/** "What you are reading is": a statement all the same. */
export const STATING_WHAT =
  /\bwhat (?:i|we|you|they|this|it|follows)\b(?:'\w+)?.*\b(?:is|are|'s)\b|\b(?:is|are|'s|that's) what\b/u

/** "You have our stage two", "you are now in receipt of step one". */
export const YOU_HAVE =
  /\byou(?:'re| are)?(?: now| therefore| hereby| accordingly| thus)* (?:have|getting|receiving|hold|in receipt of)\s+(?:(?:this|it|the matter) (?:as|at|under|on) )?(?:our |my |a |the )?$/u

export function isAskedOf({ left }: Clause): boolean {
  if (POLITE.test(left) || YOU_HAVE.test(left)) return true
  const treat = TREAT_AS.exec(left)
  return treat !== null && (/^(?:you|he|she|they) /u.test(treat[0]) || ASKED.test(left.slice(0, treat.index)))
}

/** What stands before the verb where the reader is asked: an imperative, "I ask you to", "if you would". */
const ASKED = anyOf(
  /^\W*(?:(?:so|and|then|therefore|please|pls|kindly|accordingly|now|pray|do)\W+)*$/u,
  /\b(?:please|kindly|pray)\W+$/u,
  /\b(?:ask|asking|request\w*|invite|want|need|require|like|wish|urge) (?:you|him|her) to (?:please |kindly )?$/u,
  /\bif you (?:would|could|can|might) (?:please |kindly )?$/u,
)
