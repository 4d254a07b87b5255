import { plainly, type Mention } from './mentions.ts'
import * as lexicon from './words.ts'

/** A word or a mark of a sentence, as the grammar of clauses sees it. */
export interface Token {
  /** Lower-case, contractions undone: "we're" is `we` and `are`. */
  readonly word: string
  /** Written with a capital letter. */
  readonly named: boolean
}

/** The step that is looked at; the other steps of its sentence. */
export const STEP = '§'
export const OTHER_STEP = '¤'

const MARKS_OF_STEP = `${STEP}${OTHER_STEP}`

/** The sentence as words, with this step as §, its process taken with it ("step two of the Escalation Process"). */
export function tokensOf(sentence: string, mentions: readonly Mention[], focus: Mention): Token[] {
  let text = sentence.replace(/[§¤]/gu, ' ')
  for (const mention of mentions.toReversed())
    text = `${text.slice(0, mention.start)}${mention === focus ? STEP : OTHER_STEP}${text.slice(mention.end)}`
  return withoutInsertions(expanded(wordsOf(withoutProcess(withPlainMarks(text)))))
}

const withPlainMarks = (text: string): string =>
  text
    .replace(/[‘’‛′`´]/gu, "'")
    .replace(/[“”„″«»]/gu, '"')
    .replace(/[‐‑]/gu, '-')
    .replace(/[‒–—―−]/gu, ' - ')

const PROCESS =
  '(?:process(?:es)?|procedures?|protocol|policy|pathway|framework|guidance|arrangements|escalations?|challenges?|ladder|disagreements?|resolution)'
const OF_PROCESS = new RegExp(
  `([${MARKS_OF_STEP}])["']?,?(?:\\s+(?:of|in|under|within|on|from|per|as per|in line with|according to)\\s+(?:the |our |this |your |a )?(?:[\\w'’&-]+ ){0,9}?${PROCESS}(?:[ -]${PROCESS})*(?=$|[^\\w-])|\\s+${PROCESS.replace('escalations?', 'escalation (?=process|procedure|protocol|policy)').replace('|guidance|arrangements', '').replace('|challenges?|ladder|disagreements?|resolution', '')}(?=$|[^\\w-]))+`,
  'giu',
)
/** "step 1, i.e. the first stage", "the first stage (step 1)": one step, said twice. */
const SAID_TWICE = new RegExp(
  `${OTHER_STEP}[\\s,(:-]+(?:which is |i\\.?e\\.?,? |that is,? |namely |and |being )?${STEP}`,
  'giu',
)
const FROM_STEP = new RegExp(`\\bfrom ${OTHER_STEP} (?:on)?to\\b`, 'giu')
/** "(now step two)", "(stage 2)": the bracket belongs to its sentence. */
const BRACKETED = new RegExp(
  `\\((?:i\\.?e\\.?,? |that is,? |now |at |under |this is )?${STEP}([^()]{0,80})\\)`,
  'giu',
)

/** "I would be grateful if you could treat …" is a request. */
const POLITE =
  /\b(?:(?:i|we|it)(?:'d| would| should| am| are|'m|'re)?(?: therefore| now| also| accordingly)? )?(?:be )?(?:very |most |so |much |extremely |really )*(?:grateful|obliged|appreciate(?: it)?|appreciated|thankful|glad|pleased) if (?:you|this|it)(?:'d| could| would| can| might| will| were to)(?: please| kindly)? /giu
/** Put in between commas out of politeness, or as one speaks. */
const COURTESY =
  /, (?:if you (?:would|please|could|will|like|do not mind|don't mind)|if i may|and i quote|if possible),/giu
/** "Whether or not you agree, …" */
const WHETHER_OR_NOT = /\bwhether or not [^,;§¤]{1,60},\s*/giu

/** "from this moment", "as of today": times that are now. */
const AS_OF_NOW =
  /(?<!\b(?:days?|weeks?|hours?|minutes?|month) )\b(?:from|as of|as from|with effect from|starting|effective)(?: \d[\d.:]*(?: ?[ap]m)?)?,? (?:this (?:moment|point|minute|day|e-?mail|message|letter|date)|today|now|right now|here|this day \w+)\b(?: on(?:wards)?\b)?/giu
/** "box two, i.e. stage two": named again. */
const THAT_IS = new RegExp(
  `,?\\s*(?:\\bi\\.?e\\.?|\\bnamely|\\bthat is|\\bin other words)[, ]+(?=(?:the |our )?${STEP})`,
  'giu',
)

const withoutProcess = (text: string): string =>
  text
    .replace(COURTESY, ' ')
    .replace(AS_OF_NOW, 'now')
    .replace(THAT_IS, ' as ')
    .replace(POLITE, 'please ')
    .replace(WHETHER_OR_NOT, '')
    .replace(OF_PROCESS, '$1')
    .replace(SAID_TWICE, STEP)
    .replace(/\([^()§]*\)/gu, ' ')
    .replace(BRACKETED, `, ${STEP}$1`)
    .replace(FROM_STEP, 'to')
    .replace(/\b[\w.+-]+@[\w.-]+\w|\bhttps?:\/\/\S+/giu, 'address')
    .replace(/\b([ap])\.?m\.?(?=\W|$)/giu, '$1m')
    .replace(/\b(?:e\.g|i\.e|viz)\.?/giu, (found) => found.replaceAll('.', ''))
    .replace(/\b(mr|mrs|ms|dr|no|st)\./giu, '$1')

const WORD = new RegExp(
  `[${MARKS_OF_STEP}]|\\d+(?:[./:,]\\d+)*[\\p{L}]*|\\p{L}[\\p{L}\\p{N}]*(?:['&/-][\\p{L}\\p{N}]+)*|\\.{2,}|[^\\s\\p{L}\\p{N}]`,
  'gu',
)

const wordsOf = (text: string): Token[] =>
  [...text.matchAll(WORD)].map(([found]) => ({
    word: plainly(found),
    named: /^\p{Lu}/u.test(found),
  }))

/** People who write in haste leave the apostrophe out. */
const SLURRED: Readonly<Record<string, string>> = {
  im: 'i am',
  ive: 'i have',
  weve: 'we have',
  youve: 'you have',
  theyve: 'they have',
  thats: 'that is',
  dont: 'do not',
  doesnt: 'does not',
  didnt: 'did not',
  isnt: 'is not',
  arent: 'are not',
  wasnt: 'was not',
  wont: 'will not',
  cant: 'can not',
  hasnt: 'has not',
  havent: 'have not',
  couldnt: 'could not',
  wouldnt: 'would not',
  id: 'i would',
  theyre: 'they are',
  youre: 'you are',
  cannot: 'can not',
  gonna: 'going to',
  wanna: 'want to',
  gotta: 'have to',
  pls: 'please',
  plz: 'please',
  kindly: 'please',
  "let's": 'let us',
  "won't": 'will not',
  "can't": 'can not',
  "shan't": 'shall not',
  "ain't": 'is not',
  lets: 'let us',
}
const IS_AFTER = /^(?:it|that|this|there|here|he|she|who|what|where|how|everything|nobody)$/u
const PREDICATE =
  /^(?:now|not|been|at|going|moving|therefore|also|just|taking|escalating|raising|hereby|formally|[§]|still|in|on|gone|become|had|got|a|an|the|our|my)$/u

/** "I am putting this, as the protocol requires, under …": what stands between the commas says nothing of the step. */
function withoutInsertions(tokens: readonly Token[]): Token[] {
  const named = namedSpeaker(tokens)
  if (named !== null) return named
  const open = tokens.findIndex(
    ({ word }, index) =>
      index > 1 &&
      word === ',' &&
      /^(?:as|which|who|where|with|and|though|albeit|having|after|following|because|since)$/u.test(
        tokens[index + 1]?.word ?? '',
      ),
  )
  if (open < 0) return [...tokens]
  const close = tokens.findIndex(({ word }, index) => index > open + 2 && word === ',')
  const inner = tokens.slice(open + 1, close)
  const resumes = tokens[close + 1]?.word ?? ''
  const isInsertion =
    close > 0 &&
    close - open < 16 &&
    !inner.some(({ word }) => word === STEP || /^[.;:?!]$/u.test(word)) &&
    (lexicon.PREPOSITIONS.has(resumes) ||
      (/^(?:i|we|and|so|this|please|they|you|he|she|it|the|our|my)$/u.test(resumes)
        ? false
        : lexicon.FINITE.has(resumes) ||
          /^(?:hereby|moved|taken|escalated|taking|moving|escalating|§)$/u.test(resumes)))
  return isInsertion ? [...tokens.slice(0, open), ...tokens.slice(close + 1)] : [...tokens]
}

/** "I, Ruth Adeyemi, Trust safeguarding lead, take this …" */
function namedSpeaker(tokens: readonly Token[]): Token[] | null {
  const open = tokens.findIndex(
    ({ word }, index) => lexicon.SENDER.has(word) && tokens[index + 1]?.word === ',',
  )
  if (open < 0) return null
  const close = tokens.findLastIndex(
    ({ word }, index) =>
      word === ',' &&
      index > open + 1 &&
      index < open + 16 &&
      (lexicon.isVerb(tokens[index + 1]?.word ?? '') || lexicon.isAdverb(tokens[index + 1]?.word ?? '')),
  )
  return close < 0 ? null : [...tokens.slice(0, open + 1), ...tokens.slice(close + 1)]
}

function expanded(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token, index) => {
    const next = tokens[index + 1]?.word ?? ''
    const word = expand(token.word, next, tokens[index - 1]?.word ?? '')
    return word === token.word
      ? [token]
      : word.split(' ').map((part, at) => ({ word: part, named: token.named && at === 0 }))
  })
}

function expand(word: string, next: string, previous: string): string {
  const whole = SLURRED[word]
  if (whole !== undefined) return whole
  if (
    word === 'its' &&
    PREDICATE.test(next) &&
    next !== 'at' &&
    next !== 'in' &&
    next !== 'own' &&
    !lexicon.PREPOSITIONS.has(previous)
  )
    return 'it is'
  // "We're movin it up."
  if (/\p{L}{2}in$/u.test(word) && lexicon.isVerb(`${word}g`) && !lexicon.isVerb(word)) return `${word}g`
  if (word === 'were' && (previous === '' || /^[.,;:]$/u.test(previous)) && /ing?$/u.test(next))
    return 'we are'
  const [, stem = '', ending = ''] = /^(.+?)('m|'re|'ve|'ll|'d|'s|n't)$/u.exec(word) ?? []
  switch (ending) {
    case "'m":
      return `${stem} am`
    case "'re":
      return `${stem} are`
    case "'ve":
      return `${stem} have`
    case "'ll":
      return `${stem} will`
    case "n't":
      return `${stem} not`
    case "'d":
      return /ed$|^(?:better|been|had|gone|taken|hoped)$/u.test(next) ? `${stem} had` : `${stem} would`
    case "'s":
      return IS_AFTER.test(stem) ||
        (PREDICATE.test(next) && /^(?:now|not|been|going|moving|at|§)$/u.test(next))
        ? /^(?:been|had|got|gone)$/u.test(next)
          ? `${stem} has`
          : `${stem} is`
        : word
    default:
      return word
  }
}
