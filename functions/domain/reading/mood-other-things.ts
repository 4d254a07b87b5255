import type { Clause } from './clause.ts'
import { anyOf, inOrder } from './pattern.ts'
import { YOU_HAVE } from './signs.ts'

/** Of what is it said? Other things go up by stages too, and a step may only be the time, cause or topic of something else. */

/** Other things that go up by stages, and people who do. */
export function isAnotherThing({ before, left, right }: Clause): boolean {
  return (
    /\b(?:escalations|disagreements|challenges)(?: (?:at|in|on))?\W*$/u.test(left) ||
    /\b(?:in-house|internal|(?<!by )our own|separately)\b[^.]*\b(?:protocol|policy|procedure|process)\b[^.]*$/u.test(
      before,
    ) ||
    /\bthere(?:'s| is| are) (?:a|an|some|(?:\w+ )?(?:steps?|stages?|levels?))\b|\b(?:theirs|some colleagues|some people|my boss|my manager) \b|\b(?:social care|children's services|the council|the local authority|adult services|your \w+|they) (?:is|are|has|have)\b/u.test(
      left,
    ) ||
    /\b(?:have|has|had|got|know) an? (?:\w+ )?(?:colleague|friend|family|client|school|worker|practitioner|team)\b[^.;,]*$/u.test(
      before,
    ) ||
    /\b(?:another|a different|a colleague at|other) (?:family|case|child|school|agency|matter|resident|patient)\b[^.;]*$/u.test(
      before,
    ) ||
    /\b(?:complaints?|grievances?|appeals?|arrears|analgesia|attendance|absence|behaviour|repairs?|tickets?)\b(?!.*\b(?:this|matter|concern|disagreement)\b)/u.test(
      left,
    ) ||
    /\b(?:him|her|them) (?:up |in |on |down |over )?(?:to|for|at|onto|into)\s+(?:the )?$/u.test(left) ||
    /^\W*(?:contacts?|list|leaflet|guide|template|timescales?|flow ?chart|policy|procedure|managers?|leads?|responders?|conversation|chat)\b/u.test(
      right,
    )
  )
}

/** A step as the time, the cause or the topic of something else. */
export function isAround({ before, left, right, after }: Clause): boolean {
  if (YOU_HAVE.test(left)) return false
  return (
    AROUND.test(/\)\s*\w+\s+$/u.test(before) ? before : left) ||
    /^\s*(?:->|→|=>|>)\s*(?:step|stage|level)/u.test(after) ||
    (/\bfrom\s+(?:the\s+|our\s+|my\s+)?$/u.test(left) && /\b(?:to|into|onto)\b/u.test(right)) ||
    TOPIC.test(left) ||
    OUTCOME_OF.test(before) ||
    /^\W*(?:date\b|(?:\w+ )?(?:previous|prior|last|earlier)\b)[^:]*:/u.test(before) ||
    /\b(?:your|their|his|her)(?: (?!this|the|that)\w+){0,2} (?:letter|e-?mail|message|reply|notice|form|request|challenge|response|escalation(?! (?:process|procedure|protocol|policy|ladder|guidance|arrangements)))\b[^,]*$/u.test(
      left,
    ) ||
    /^\W*(?:escalation\s+)?(?:deadline|reminder|update|query|question|training|meeting|outcome|response|reply|receipt|minutes|workshop|course)/u.test(
      right,
    )
  )
}

/** "Outcome - step three". */
const OUTCOME_OF =
  /^\W*(?:proposed |agreed |draft |final )?(?:outcome|agreement|resolution|reply|response|answer|update|minutes)\s*[-–:]\s*$/u

const TOPIC = inOrder(
  /\b/u,
  anyOf(
    /reminder|previous|prior|last|earlier|next(?! (?:\w+ )?(?:manager|tier|level|line|person|rung|in)\b)/u,
    /date|question|query|update|outcome|minutes|draft|example|template|training|workshop|chronology/u,
    /timeline|history|suggest\w*/u,
  ),
  /\b[^,]*$/u,
)

/** A step as the time or cause of something else. */
const AROUND = inOrder(
  /\b/u,
  anyOf(
    /skip\w*|bypass\w*|leapfrog\w*|omit\w*|as for|as to|pursuant to|further to|arising from|in respect of/u,
    /unresolved|after|since|following|before(?! you (?:at|as|under|for)\b)|beyond|past|until|till|about/u,
    /regarding|concerning|(?<!')re|against|despite|behind|during|between|than|like(?! to)|over|throughout/u,
    inOrder(
      anyOf(
        /(?<!this )time|days?|weeks?|meetings|emails|letters|calls|conversations|attempts|rounds|period/u,
        /repl\w+|respon(?:se|ses|d|ds|ded|ding)|answer\w*|thank\w*|reference|forms?|relat\w+|regards?|due/u,
        /receipt|copy|copies|outcome|result|status|details?|version|minutes|record|notes?|question|queries/u,
        /query|advice|deadline|acknowledg\w+/u,
      ),
      /(?:\s+[\w'-]+){0,2}[\s)]+(?:to|of|on|for|at|from|by|in|with)/u,
    ),
  ),
  /\s+(?:the\s+|our\s+|my\s+|a\s+|that\s+|this\s+|its\s+)?(?:[\w'-]+\s+){0,2}?["']?$/u,
)
