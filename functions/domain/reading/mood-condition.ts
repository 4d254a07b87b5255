import { lastPart, type Clause } from './clause.ts'
import { anyOf, anyWordOf, inOrder } from './pattern.ts'
import { THIS_MATTER } from './signs.ts'

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

const IF = anyWordOf(
  /if|unless|until|till|whether|once|as soon as/u,
  /(?:nothing|no (?:reply|answer|response|word|call)|silence) by|in the event|in case|in the event/u,
  /provided|otherwise|or else|failing (?:that|which|this)|subject to/u,
  /should (?:he|she|they|you|we|i|it|that|this|there|the|nobody|no|your|any|things?|it)/u,
  /were (?:you|he|she|they|we|i|the|it)|had (?:you|he|she|they|we|i|it|this)|suppos(?:e|ing)/u,
  /one more (?:day|week)|either(?! way\b)/u,
  /\bor (?:this is|we are|i'll|i will|we'll|we will|i go|we go|else|it's|it goes|this goes)|assuming/u,
  /failing|depending|as and when/u,
)

/** "If you need me", "if I may": politeness, no condition. */
const NO_CONDITION = new RegExp(
  anyOf(
    /\b(?:like|as) (?:you|u|we|he|she|they) (?:said|told|agreed|suggested|advised)\b[^,.;]*/u,
    /\bin case (?:it|that|this)(?: is not| isn't| was not| wasn't) clear\b/u,
    inOrder(
      /\bif /u,
      anyOf(
        /any(?:one|body) asks/u,
        inOrder(THIS_MATTER, / (?:could|can|would)(?= (?:please |kindly |now )?be )/u),
        /you please|you'd (?:be|accept|take|treat|regard|log|record|kindly|please)/u,
        /you (?:need|want|wish|require|have any|would|could|can|prefer|don't mind|do not mind|like|will)/u,
        /i may|we may|possible|necessary|required|needed|any queries|so|that helps|it helps|only/u,
        /this is the wrong|i have the wrong/u,
      ),
      /\b/u,
    ),
  ),
  'gu',
)
