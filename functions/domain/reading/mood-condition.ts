import { lastPart, type Clause } from './clause.ts'

/** Does it hold only if something else does? */
export function isConditional({ before, left, after, right }: Clause): boolean {
  if (/\bwhether or not\b/u.test(before)) return false
  const near = AND_NOW.test(left) ? left : lastPart(before, CLAUSES_APART)
  if (hasIf(near) || hasIf(left) || hasIf(right)) return true
  if (
    /\bbefore (?:i|we|you|he|she|they|it|this|going|moving|anyone|anybody|the)\b(?! (?:at|as|under|for|in|on|to|and)\b)|(?<!\b(?:write|writing) )\bin order (?:to|not|that)\b|\bto (?:prevent|avoid|stop)\b/u.test(
      left,
    )
  )
    return true
  return /^[^;.!,]*?(?<!\band )(?:\bunless\b|\bif (?:not|no|nothing|nobody|none)\b)|^[^;.!]*?(?<!\band ), unless\b/u.test(
    after,
  )
}

/** "You said you'd ring if …, you did not, and this is now": no condition reaches what is so already. */
const AND_NOW = /^\W*(?:this is|it is|i am|we are|i'm|we're) (?:now|therefore|hereby)\b/u

const CLAUSES_APART =
  /[.;!?]|\b(?:but(?<!\b(?:choice|option|alternative) but)|so|therefore|hence|accordingly)\b/gu

const hasIf = (text: string): boolean => IF.test(text.replace(NO_CONDITION, ''))

const IF =
  /\b(?:if|unless|until|till|whether|once|as soon as|(?:nothing|no (?:reply|answer|response|word|call)|silence) by|in the event|in case|in the event|provided|otherwise|or else|failing (?:that|which|this)|subject to|should (?:he|she|they|you|we|i|it|that|this|there|the|nobody|no|your|any|things?|it)|were (?:you|he|she|they|we|i|the|it)|had (?:you|he|she|they|we|i|it|this)|suppos(?:e|ing)|one more (?:day|week)|either|\bor (?:this is|we are|i'll|i will|we'll|we will|i go|we go|else|it's|it goes|this goes)|assuming|failing|depending|as and when)\b/u

/** "If you need me", "if I may": politeness, no condition. */
const NO_CONDITION =
  /\b(?:like|as) (?:you|u|we|he|she|they) (?:said|told|agreed|suggested|advised)\b[^,.;]*|\bin case (?:it|that|this)(?: is not| isn't| was not| wasn't) clear\b|\bif (?:any(?:one|body) asks|(?:this|my|the)(?: (?:e-?mail|letter|message|note|mail|matter|concern))? (?:could|can|would)(?= (?:please |kindly |now )?be )|you please|you'd (?:be|accept|take|treat|regard|log|record|kindly|please)|you (?:need|want|wish|require|have any|would|could|can|prefer|don't mind|do not mind|like|will)|i may|we may|possible|necessary|required|needed|any queries|so|that helps|it helps|only|this is the wrong|i have the wrong)\b/gu
