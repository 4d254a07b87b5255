import type { Clause } from './clause.ts'

/**
 * Words that several questions about a clause share. Like those that one question asks of its own, they are closed classes
 * (auxiliaries, negations, conjunctions, pronouns, adverbs of time), so they hold however a sender words the rest.
 */

/** Now, and with this message: a time that makes even a bare heading a declaration. */
export const NOW =
  /\b(?:now|today|tonight|hereby|herewith|hereof|forthwith|immediately|presently|this (?:morning|afternoon|evening|day|very moment|moment|minute)|(?:as of|as from|as at|from|with effect from|effective(?: from)?|w\.?e\.?f\.?|starting(?: from)?|beginning|dated) (?:the )?(?:now|today|this|here|immediate|receipt|\d)|with immediate effect|with (?:this|my) (?:e-?mail|message|letter|note|mail|notice|correspondence|communication)|(?:by|in|via|through|under cover of|by way of|by means of|by virtue of) (?:this|the present)\b(?: (?:e-?mail|message|letter|note|mail|notice|post|correspondence|communication))?|from (?:here|now|this)|of even date|upon (?:receipt|transmission))\b/u

/** This very message takes it, wherever in the sentence that is said. */
export const WITH_THIS =
  /\b(?:hereby|herewith|by (?:(?:way|means|virtue) of )?this (?:e-?mail|message|letter|note)|by (?:way|means|virtue) of this|with this (?:e-?mail|message|letter|note)|as of (?:now|today|this))\b/u

export const NOT =
  /\b(?:not|never|nobody|no one|none|no|nor|neither|cannot|cant|dont|wont|isnt|without|rather than|(?<!were )(?<!been )unable|disput(?:e|es|ed|ing) that|den(?:y|ies|ied)|prevent\w*|disagree that|instead of|far from|nothing to do with|refus(?:e|es|ed|ing)|declin\w+|avoid(?:s|ed|ing)?|h(?:e|o)ld(?:ing)? off|hold|(?:closed|ended|resolved|settled|concluded|finished) (?:at|on|with)|out of|short of|stop(?:ped|ping)?|dropp(?:ed|ing)|abandon\w*|rescind\w*|revok\w*|call(?:ing|ed)? off|stand(?:ing)? down|stood down|cancel\w*|withdraw\w*|retract\w*|take back|disregard|ignore|off the books|aint|ain't|nowhere|hardly|paus\w*|suspend\w*|postpon\w*|premature|(?<=^\W*)nothing)\b|n't\b/u

/** The sender asks the reader to treat this as a step: "could you please log this as", "you may take this as". */
export const REQUEST =
  /\byou should (?:regard|treat|consider|read) (?:this|it) as\b|\b(?:grateful|glad|obliged|appreciate it) if (?:you|(?:this|my|the)(?: (?:e-?mail|letter|message|note|mail|matter|concern))?) (?:could|would|can) (?:please |kindly |now )?(?:be |take|treat|deal with|log|record|regard|accept|read|consider|register|view|count|enter)|\b(?:can|could|may|might) (?:i|we)(?: please| kindly| therefore| also)* (?:ask|request)\b|\b(?:(?:ask|asking|request\w*|grateful|glad|obliged|appreciate it) (?:you )?(?:that|if|for) (?:this|you)(?: (?:now|therefore|please|kindly))*|(?:need|trouble|ask|asking|require|invite|request|like|beg|urge|want) you to|you(?:'d|'ll)|you(?:'re| are) (?:asked|requested|invited|required|urged)|you (?:may|must|will|would)(?: (?:therefore|please|kindly|also|now|then|accordingly))*|(?:may|can|could|might|would|will) (?:i|we|you|u)(?: (?:therefore|please|kindly|just|now|also|then|be so kind as to|ask (?:you|that you|your \w+)(?: (?:to|please|kindly))*|request (?:you|that you)?(?: to)?))*) (?:to )?(?:please )?(?:take|treat|deal with|handle|move|formally escalate|escalate|raise|log|record|regard|receive|accept|read|consider|note|register|view|see|count|enter|class|classify|mark|file|understand|have|acknowledge|put|get|pass|open|book|deem)\b(?! (?:me|us) (?:know|if|what|whether|which|when))/u

/** "Treat my email as", "consider yourself at", "regard what follows as": whoever reads is to take it so. */
export const TREAT_AS =
  /(?<!\b(?:they|he|she|you|who|we|would|to) )\bcall (?:it|this)\s+(?:a |our )?$|(?<!\b(?:they|he|she|who|has|have|had|not|never|didn't|don't|did|people|some) )(?:\b(?:you|he|she|they) (?:should|must|is to|are to|needs? to|have to|has to) (?:please |therefore |now |kindly |then )*)?\b(?:treat|regard|take|consider|read|count|log|record|receive|accept|note|register|view|see|class|classify|mark|file|deem|enter|book)\s+(?:this|it|these|my|our|us|me|yourself|yourselves|what follows|the (?:above|attached|following|present|enclosed))\b[^,;:]{0,60}?\b(?:as|at|under|for|to be)\s+(?:the |our |a |my |formal |being )*$/u

/** "Would you please pick it up as", "I want this dealt with at". */
export const POLITE =
  /\b(?:(?:can|could|may|might) (?:(?:this|it|that)(?: (?:e-?mail|message|letter|note|mail|one))?|(?:the|my|our) \w+) (?:please |kindly |now )*be \w+(?:ed|en|t)|(?:would|could|can|will) you (?:please |kindly |now |also )*(?!tell|say|confirm|clarify|advise|explain|check|remind|let)\w+(?: up| in)? (?:this|it|the (?:matter|case|concern|disagreement))|would you mind \w+ing (?:this|it)|(?:i|we)(?:'d| would| do| must|'m| am|'re| are)? (?:\w+ )?(?:need|want|like|wish|asking?|require)(?: for)? (?:this|it|(?:my|our) \w+)(?: to be)? \w+(?:ed|en|t|put)(?: with| up)?)\b[^,;:]{0,40}?\b(?:as|to|at|under|into)\s+(?:(?:the|our|a|my|formal|[\w-]+) ){0,3}$/u

const IMPERATIVE =
  /^\W*(?:(?:pray|therefore|also|now|just|do|then)\W+)*(?:take|treat|log|record|regard|receive|accept|read|consider|note|register|view|count|enter|class|classify|mark|file|let|book|deem|understand)\b,? (?:(?:(?:as|at|a|the|our|my|formal)\s+)*$|(?:this|that|it|these|my|our|the (?:above|below|attached|present|following))\b)|\b(?:please|pls|plz|kindly)\b/u

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
const ASKED =
  /^\W*(?:(?:so|and|then|therefore|please|pls|kindly|accordingly|now|pray|do)\W+)*$|\b(?:please|kindly|pray)\W+$|\b(?:ask|asking|request\w*|invite|want|need|require|like|wish|urge) (?:you|him|her) to (?:please |kindly )?$|\bif you (?:would|could|can|might) (?:please |kindly )?$/u
