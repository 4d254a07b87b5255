import { clauseBefore, type View } from './clauses.ts'

/**
 * Who does what in the clause of a step: its last finite subject, what governs that subject ("I doubt that …"), and the
 * words from the subject to the step. `sender` is I or we; `matter` what the sender writes about or with ("this", "our
 * concern"); `side` an agency or team that may be the sender's; `none` a heading, an imperative or a fragment.
 */
export interface Core {
  readonly subject: 'sender' | 'matter' | 'side' | 'you' | 'other' | 'unknown' | 'none'
  readonly governor: string
  readonly chain: string
}

const THING =
  '(?:matter|case|concerns?|issues?|disagreement|dispute|escalation|challenge|e-?mail|message|letter|mail|communication|referral|correspondence|situation|request|notice|note|above)'
const AGENCY =
  '(?:school|academy|primary|college|nursery|trust|team|service|services|hospital|surgery|practice|department|police|agency|council|authority|board|unit|lead|manager|head|headteacher|dsl|provider|charity|practitioner|nurse|visitor|organisation|agency|director|gp|mash|probation|health|education|we all)'
/** A verb in the third person; "towards" and "always" only look like one. */
const THIRD =
  "(?:is|are|was|were|has|have|had|will|shall|would|should|can|could|may|might|must|ought|needs?|did|does|do|wish|want|isn't|wasn't|aren't|hasn't|doesn't|won't|(?!always\\b|perhaps\\b|across\\b|towards\\b|as\\b|its\\b|us\\b|this\\b|thus\\b|regards\\b|sometimes\\b|ours\\b|yours\\b|hers\\b|theirs\\b|details\\b|process\\b|days\\b|weeks\\b)[a-z]{3,}(?:s|ed)|went|became|began|came|took|got|left|wrote|sent|said|told|made|put|gave|rang|spoke|met|chose|brought|sought)\\b"
const ADVERB =
  '(?:(?:now|therefore|hereby|formally|officially|also|again|today|just|thus|then|accordingly|consequently|hence|already|still|only|really|clearly|simply|regretfully|\\w+ly),? ){0,3}'
const ASIDE = '(?:, [^,§¤;:]{1,60}(?:, [^,§¤;:]{1,40})?,)?'

const SUBJECTS: readonly (readonly [Core['subject'], RegExp])[] = [
  ['sender', /(?<![\w(])(?:i|we)(?=(?:'|\s|,))(?!\s+(?:and|or|&|both|all)\s)/gu],
  [
    'you',
    /\byou(?=(?:'(?:re|ve|ll|d)|\s+(?!as\b|at\b|under\b|to\b|in\b|on\b|for\b|about\b|of\b|by\b|from\b|with\b|that\b|formally\b|know\b|both\b|all\b|this\b|our\b|my\b|we\b|i\b|and\b|or\b|via\b|today\b|now\b|directly\b|herewith\b|notice\b|should\b|please\b|treat\b|log\b|record\b|accept\b|could\b|would\b|can\b|kindly\b)\w))/gu,
  ],
  [
    'other',
    /\b(?:he|she|they|who|nobody|no one|no-one|somebody|someone|everyone|anyone|there|mum|dad|whoever)(?='|\s+\w)/gu,
  ],
  [
    'matter',
    new RegExp(
      `\\b(?:this one|this|it|that|these|the (?:above|below|following|attached)|(?:this|our|my|the|these|the [\\w-]+'s) (?:[\\w'-]+ ){0,4}?${THING})(?='s\\b|${ASIDE} ${ADVERB}${THIRD})`,
      'gu',
    ),
  ],
  [
    'side',
    new RegExp(
      `\\b(?:(?:the|our|my|your|their|his|her) (?:[\\w'&-]+ ){0,5}?|(?:(?!(?:apparently|allegedly|that|and|but|so|as|because|since|if|when|note|confirm|says?|said|think|believe|told|hear|gather|understand|know|now|\\w+ly)\\b)[\\w'&-]+ ){0,3}?)${AGENCY}(?=${ASIDE} ${ADVERB}${THIRD})`,
      'gu',
    ),
  ],
]
const FINITE =
  /\b(?:is|are|was|were|has|have|had|will|would|shall|should|can|could|may|might|must|did|does|do|says?|said|told|thinks?|thought|wants?|wanted|asks|asked|believes?|believed|feels?|felt|wrote|writes|agreed|agrees|confirmed|confirms|suggests|suggested|moved|went|rang|spoke|met|sent|chose|came|took|showed|shows|covers|describes|explains|mentions|includes|requires)\b|'(?:s|re|ve|ll|d) |n't\b/u

/** "Am escalating …", "Have decided …": people drop the "I". */
const DROPPED =
  /^\s*(?:so |and |but |therefore |just |now )?(?:am|have|'m|'ve|would like|'d like|want to|wish to|need to|must|will|was|had|would)\b(?! (?:you|they|we|i|he|she|it|this|the|there|a|an)\b)/u

export function coreOf(view: View): Core {
  const clause = clauseBefore(view)
  let best: { readonly subject: Core['subject']; readonly start: number; readonly end: number } | null = null
  for (const [subject, pattern] of SUBJECTS) {
    for (const match of clause.matchAll(pattern)) {
      const start = match.index
      const end = start + match[0].length
      // The later subject rules; of two that end together the longer one.
      if (best === null || end > best.end || (end === best.end && start < best.start)) {
        best = {
          subject: subject === 'side' && /^your |^their |^his |^her /u.test(match[0]) ? 'other' : subject,
          start,
          end,
        }
      }
    }
  }
  if (best === null && DROPPED.test(clause)) return { subject: 'sender', governor: '', chain: clause }
  if (best === null)
    return {
      subject: FINITE.test(clause.replace(/^\s*[\w-]+/u, '')) ? 'unknown' : 'none',
      governor: '',
      chain: clause,
    }
  const chain = clause.slice(best.end).replace(/^, [^,]{1,60}(?:, [^,]{1,40})?,(?= )/u, '')
  const phrase = lastVerbPhrase(chain)
  // "As I understand it … and is now at": not said of "I".
  const subject =
    best.subject === 'sender' && /^ (?:(?:now|therefore|so) )*(?:is|has|was)\b/u.test(phrase)
      ? 'other'
      : best.subject
  return { subject, governor: clause.slice(0, best.start), chain: phrase }
}

/** "… do not agree and am therefore moving this to": what is said of the same subject last. */
function lastVerbPhrase(chain: string): string {
  const finite = AND_FINITE.exec(chain)
  if (finite !== null) return finite[1] ?? chain
  const bare = AND_BARE.exec(chain)
  // "I will wait and then move": the bare verb still hangs on the "will".
  return bare === null || MODAL.test(bare[1] ?? '') ? chain : (bare[2] ?? chain)
}

const BETWEEN =
  '(?: (?:so|therefore|now|hence|thus|accordingly|consequently|hereby|formally|instead|then|also|as such|as a result|in turn),?){0,3}'
const AND_FINITE = new RegExp(
  `^.*\\b(?:and|so|but)\\b(${BETWEEN} (?:am|are|is|has|have|had|will|would|must|shall|may|might|constitutes|represents|serves|marks|wish|want)\\b.*)$`,
  'u',
)
const AND_BARE = new RegExp(
  `^(.*)\\b(?:and|so|but)\\b(${BETWEEN} (?:constitute|request|ask|invoke|escalate|raise|take|move|submit|refer|trigger|need|intend|bring|put|lodge|declare|proceed|progress)\\b.*)$`,
  'u',
)
const MODAL = /'ll\b|'d\b|\b(?:will|shall|would|could|may|might|can|should|to|going)\b/u
