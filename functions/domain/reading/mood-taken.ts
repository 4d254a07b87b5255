import { goesOn, type Clause } from './clause.ts'
import { ABSENT } from './mood-negation.ts'
import { anyNumberOf, anyOf, anyWordOf, inOrder, maybe } from './pattern.ts'
import { NOT, NOW, REQUEST, STATING_WHAT, WITH_THIS, YOU_HAVE, isAsked } from './signs.ts'

/**
 * How a sentence speaks of a step. `declared`: it takes it, here and now. `titled`: it only names it, as a heading does.
 * `stated`: an agency is said to take it, and it need not be the sender's. `unclear`: neither plainly taken nor plainly not.
 * `negated`: it says that it is not taken. `aside`: it speaks of it in any other way (to come, past, asked, somebody else's).
 */
export type Mood = 'declared' | 'titled' | 'stated' | 'unclear' | 'negated' | 'aside'

/** Nothing speaks against the step: is it plainly taken, by whom, or only named? */
export function taken(clause: Clause): Mood {
  const { before, left, right, rest, after, name } = clause
  if (
    NAMES_A_FORM.test(after) &&
    (/\b(?:the|a|an|any|which|your|that)\s+$/u.test(left) || before.trim() === '')
  )
    return 'unclear'
  if (/\W- or (?:will|would|may|might|soon)\b/u.test(after)) return 'aside'
  if (
    /^\W*(?:or (?:not|have|so they)|isn't it)\b/u.test(rest) ||
    /,\s*(?:or so|or have|isn't it|or will|or (?:it |this |that )?(?:may|might|could|possibly|perhaps|maybe)\b)/u.test(
      after,
    ) ||
    NOT.test(rest.replace(ABSENT, '').trim().split(/\s+/u).slice(0, 3).join(' '))
  )
    return 'unclear'
  if (
    isAdjunct(clause) ||
    (DESCRIBED.test(rest) &&
      LABEL.test(left.replace(/^\W*(?:and|but|also|that|as|because|although|while)\b/u, '')))
  )
    return 'aside'
  if (OTHERS_ARE.test(left) && !WITH_THIS.test(before)) return 'stated'
  if (/(?:^|[.;,])\W*(?:since|now that)\b(?!.*\b(?:i|we)\b)[^,]*$/u.test(before)) return 'unclear'
  if (
    NOW.test(left) ||
    NOW.test(right) ||
    WITH_THIS.test(before) ||
    WITH_EFFECT.test(after) ||
    /\b(?:herewith|(?:by|with) this e-?mail)\b/u.test(after) ||
    STATING_WHAT.test(left) ||
    /^\W*(?:please|pls|plz|it is\b(?! (?:not|\w+ed)))/u.test(right)
  )
    return 'declared'
  // A form's line, "Stage of escalation: two".
  if (/[:=\]☒☑]|\.\./u.test(name)) return 'declared'
  if ((REQUEST.test(before) || isAsked(left)) && SLOT.test(left)) return 'declared'
  if (GERUND.test(left)) return HOLDS_NOW.test(rest) || goesOn(clause) ? 'declared' : 'unclear'
  if (
    ACTOR.test(left) ||
    (!/^\W*(?:that|the|an?|his|her|their|its|it|he|she|they|you|there|which|\w+'s)\b/u.test(left) &&
      goesOn(clause))
  )
    return 'declared'
  if (/^\W*(?:escalate|move|go|take|raise)\b/u.test(left)) return 'unclear'
  // "You have our stage two", "you're getting step one".
  if (YOU_HAVE.test(left)) return 'declared'
  if (LABEL.test(left)) return titled(clause)
  if (OWN_ACTOR.test(left) || TO_YOU.test(left) || ITS.test(left)) return 'declared'
  if (/\b(?:our|my)\b/u.test(left)) return HOLDS_NOW.test(rest) ? 'declared' : 'unclear'
  if (isDocument(left)) return 'aside'
  if (SUBMITTED.test(left) || ACCORDINGLY.test(left)) return 'declared'
  return THE_AGENCY.test(left) ? 'stated' : 'unclear'
}

/** Where the name of a step stands when something is asked for by it: "as", "to", "log it", "please start". */
const SLOT = inOrder(
  anyOf(
    /^/u,
    inOrder(
      /\b/u,
      anyOf(
        /as|to|at|under|into|onto|on|for|in|of|is|are|be|being|this|it|that|these|me|us|our|my|your|a|an|the/u,
        /now|then|formal|formally|straight|up|down|please|pls|plz|kindly|number|and|with|start\w*|begin\w*/u,
        /open\w*|tak\w+|log\w*|record\w*|invok\w+|accept\w*|us\w+|do\w*|mak\w+|rais\w+|call\w*|have/u,
        /receive\w*|consider\w*|treat\w*|register\w*|enter\w*|mark\w*|not\w+|put|file\w*|commenc\w+/u,
        /initiat\w+|trigger\w*|declar\w+|reach\w*|read\w*/u,
      ),
    ),
    /'s/u,
  ),
  /\W*$/u,
)

/** "The police are now at": of themselves people write so too, but then they are named as who writes. */
const OTHERS_ARE = inOrder(
  /^\W*(?:so |and |but )?the /u,
  /police|council|trust|hospital|school|nursery|surgery|practice|service|authority|agency|charity|board|ward|team/u,
  /(?: (?:is|are|has|have))(?: now| already)?\b(?!.*\b(?:i|we|my|our|this)\b)/u,
)

/** I, we, this: whoever or whatever takes the step. */
const ACTOR = anyOf(
  anyWordOf(
    /i|we|am|i'm|we're|i've|we've|i'd|we'd|im|ive|weve|me|us|this|these|it is|it's/u,
    /it (?:opens|starts|begins|goes|moves|counts|constitutes|stands)|that is|that's/u,
    /makes (?:it|this|that)|here|herewith|hereby|the (?:above|attached|enclosed)/u,
    inOrder(
      /(?:the|our|my) (?:[\w-]+ )?/u,
      /matter|concern|case|disagreement|dispute|issue|escalation|challenge|difference\w*/u,
      /(?= (?:is|has|now|hereby|stands|goes|moves|proceeds|therefore|accordingly))/u,
    ),
  ),
  /^\W*(?:have|to be|would like|wish|want)\b/u,
)

/** "Our clinic is escalating", "my director has authorised". */
const OWN_ACTOR = /\b(?:our|my)(?: [\w'-]+){1,4} (?:is|are|has|have|\w+s|\w+ing)\b/u

/** "EM/44 comes to you at": whoever says so hands it over. */
const TO_YOU =
  /\b(?:comes?|goes|passes|moves|is|coming|going|moving) (?:now |up |therefore |accordingly |hereby ){0,2}(?:to|before|with) you\b/u

/** "The Trust is taking": as people write of their own agency, and of others. */
const THE_AGENCY = /\b(?:the )?(?:[\w'-]+ ){1,5}?(?:is|are|has|have|wish|now|therefore|hereby|\w{3,}s)\b/u

/** "Escalating to", "therefore moving this to": the sender, who else. */
const GERUND =
  /^\W*(?:(?:therefore|so|now|also|hereby|accordingly|just|formally)\s+)*(?!during|nothing|something|anything|everything|being|having|regarding|concerning|morning|evening)\w{2,}ing\b/u

/** "its step 3": as it is often written. */
const ITS = /(?:^|\b(?:and|so|but|now|then)\b)\W*its\s+$/u

/** What says that a step as a subject holds now: "step two begins today", "stage three is hereby invoked". */
const HOLDS_NOW = inOrder(
  /^\W*/u,
  maybe(
    anyOf(
      /(?:has|is) (?:now |therefore |thereby )*(?:been )?(?:reached|invoked|triggered|entered|begun)\b.*/u,
      /(?:of|in|under|within|for|on(?! the)|re|about|regarding|concerning|with|from|following|further|after|as|please|pls|escalation|then|it is|it)\b.*/u,
      /it is\b.*|that is\b.*/u,
      inOrder(
        /is /u,
        anyOf(
          /with you|in force|now|hereby|herewith|therefore|accordingly|today|being|what|this|here|it|where/u,
          /taken|invoked|triggered|started|opened|begun|commenced|declared|engaged|activated|entered|initiated/u,
          /raised|reached|underway|in force/u,
        ),
        /\b.*/u,
      ),
      /(?:now|hereby|therefore|accordingly|today|thus)\b.*/u,
      /(?:i|we) (?:am|are|go|move|now|hereby|therefore|ask|request|write|must)\b.*/u,
      inOrder(
        anyOf(
          /begins?|starts?|opens?|commences?|stands?|kicks? in|takes effect|it|lies|comes?|and|to|pls|please/u,
          /thanks?|ta|ok|okay|now|today|hereby|notice|notification|form attached|declared|from|by|us|me|mate/u,
          /pal|all|team|folks|both|already/u,
          inOrder(
            /(?:formal |professional |safeguarding |inter-?agency )*(?:challenge|escalation|concern|disagreement|notice)/u,
            /\W*$|\s+(?:under|of|re|from|about|in|within|to|for|sent|on|by)\b.*/u,
          ),
          /falls due|form(?: is)? (?:attached|enclosed|completed)|form\W*$/u,
        ),
        /\b.*/u,
      ),
    ),
  ),
  /$/u,
)

/** A step by its name alone, or with what is said of it. */
function titled({ rest, after, name }: Clause): Mood {
  if (
    /^\W*(?:with|from|at|to|by) (?:[\w']+ ){1,5}?(?:ended|was|were|got|went|failed|did|came|brought|led|had)\b/u.test(
      rest,
    )
  )
    return 'aside'
  if (
    /\bis (?:in|on|with|at)\b(?! (?:you|force)\b)/u.test(rest) ||
    /^\W*\)\s*(?:is|are|was|were|takes?|lasts?|runs?)\b/u.test(after) ||
    /^\W*\([^)]*\)\W*(?:of the [\w' ]+ )?(?:runs|lasts|takes|is|was|got|went|failed|ended|had|did|brought|led|came)\b/u.test(
      after,
    )
  )
    return 'aside'
  if (
    /^[^.]{0,60}?(?:\b(?:our response|line managers?, \d|outcome|minutes|reminder|update|query|question)\b|\b(?:reply|response|answer) due\b)/u.test(
      after,
    )
  )
    return 'aside'
  if (/^\W*:[^:]*\?\W*$/u.test(after)) return 'aside'
  // "Step 2 of 5: Manager review" tells how far some form or system is; "Step 1: 6" is a return's line.
  if (/\b(?:of|\/) ?\w+$/u.test(name) && /^\s*:\s*\w/u.test(after)) return 'unclear'
  if (/^\s*[:=]\s*(?:\d+|none|nil|n\/a|zero)(?:\s+(?:cases?|escalations?))?\W*$/u.test(after)) return 'aside'
  if (/^\W*(?:now|hereby|therefore|accordingly|begins?|starts?)\b/u.test(rest)) return 'declared'
  if (HOLDS_NOW.test(rest)) return 'titled'
  return /^\W*(?:is|are|goes|means|has)\b/u.test(rest) ? 'aside' : 'unclear'
}

/** Nothing but names: "Escalation", "Formal notice -", "Stage of the process". */
const LABEL = inOrder(
  /^(?!\W*\d+ (?:is|are)\b)\W*/u,
  anyNumberOf(
    inOrder(
      anyOf(
        /hence|therefore|thus|so|then|be|the|a|an|formal|formally|official|officially|written|professional/u,
        /safeguarding|partnership|multi-?agency|inter-?agency|children|adults?|lscp|ref|re|notice/u,
        /notification|of|under|at|in|for|to|as|stage|step|level|cam|un|dau|tri|pedwar|pump|status|current/u,
        /process|procedure|protocol|policy|form|e[sc]+[aou]l+[ae]?t\w*|challenge|disagreement|concern|dispute/u,
        /urgent|resolution|initial|ok|okay|right|consequently|accordingly|being|taken|started|invoked/u,
        /declared|number|[\d.]+|raising|moving|going|starting|opening|putting|logging|taking|up|on|onwards?/u,
        /straight|it|now|is/u,
      ),
      /\b\W*/u,
    ),
  ),
  /$/u,
)

/** "Stage 1 is now 3 working days". */
const DESCRIBED = anyOf(
  /^\W*(?:is|are) now (?:\d|an?\b|the\b|only|for|called|more|less|longer|shorter|\w+ (?:working )?days)/u,
  // "Step three now has to come from a senior manager".
  /^\W*(?:now |always |then |only )*(?:has|have|needs?|must|requires?|may|should) (?:to |only |now )*(?:be|come|go|have|start|wait)\b(?! to you)/u,
)

/** "Under step two you have five days": a step that only frames what is said of others. */
const isDocument = (left: string): boolean =>
  /\b(?:slide|session|page|table|section|paragraph|appendix|chapter|polic(?:y|ies)|protocol|procedure|guidance|leaflet|chart|minutes)\b/u.test(
    left,
  )

const isAdjunct = ({ left, rest }: Clause): boolean =>
  /^\W*(?:under|at|in|on|for|during)\s+(?:the\s+)?$/u.test(left) &&
  /^\W*(?:you|the|they|a|it|he|she|there|no|your|i have no|we have no)\b/u.test(rest)

/** "The stage 3 form" is a form; whether it is sent or asked for is not told by its name. */
const NAMES_A_FORM = /^ form\b(?! (?:is |now |duly )?(?:attached|enclosed|completed))/u

/** "…, director to director, as of this afternoon". */
const WITH_EFFECT =
  /^[^;:.?]*\b(?:as of|as from|with effect from|effective(?: from)?|w\.?e\.?f\.?) (?:the )?(?:now|today|this|here|immediate|receipt|\d)/u

/** "Submitted under step one": said of the message itself. */
const SUBMITTED =
  /^\W*(?:submitted|sent|raised|made|issued|brought|lodged|written|filed|given|served|escalated|notified) (?:to you |herewith |formally )?(?:under|at|as|in|for|by way of)\b[^,]*$/u

/** "Accordingly the Trust proceeds to": nobody draws the consequence for another. */
const ACCORDINGLY = anyOf(
  /^\W*(?:accordingly|therefore|hence|consequently)\b/u,
  /\b(?:accordingly|therefore|hereby|consequently) (?:\w{3,}s|is|are|has)\b/u,
  /\bformally (?:places?|puts?|raises?|refers?|escalates?|moves?|takes?|declares?|invokes?|lodges?|submits?)\b/u,
)
