/** The words by which the grammar tells clauses and verbs apart: English's small closed classes, and verbs by what they do. */
const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/u))

export const SENDER = words('i we')
export const OTHERS = words(
  'he she they who somebody someone nobody everyone anyone everybody mum dad whoever one none many some people others',
)
export const THIS = words('this it that these those here which')
export const PRONOUNS = words(
  'here whoever i we you he she they who it this that these those there which somebody someone nobody everyone anyone everybody what',
)
export const OBJECT_PRONOUNS = words('me us him her them you')

export const BE = words('is are am was were be been being')
export const HAVE = words('has have had having')
export const DO = words('do does did')
export const MODAL = words('will would shall should can could may might must ought')
/** Words that are a finite verb wherever they stand. */
export const FINITE = words(
  'is are am was were has had does did will would shall should can could may might must ought',
)
export const NOT = words('not never neither nor hardly scarcely rarely nowhere')

export const ADVERBS = words(`
  now therefore hereby herewith also again today just thus then accordingly consequently hence already still only really
  so too yet instead otherwise indeed please both all always usually often sometimes never not even simply straight directly
  tomorrow tonight later soon once more next ever regrettably sadly unfortunately reluctantly formally officially
  either herself himself myself ourselves themselves perhaps maybe away back up on forward as-of effectively well long much`)
export const isAdverb = (word: string): boolean =>
  ADVERBS.has(word) ||
  (word.length > 4 &&
    word.endsWith('ly') &&
    !/^(?:reply|family|apply|supply|only|early|rely|comply|imply)$/u.test(word))

export const CONDITIONS = words('if unless provided providing assuming supposing whether lest')
/** Words that open a clause which hangs on another. */
export const SUBORDINATORS = words(
  'if unless provided providing assuming supposing whether lest because since as although though while whilst when whenever where wherever until till once before after that which who whom why how what given whereas than except',
)
export const COORDINATORS = words('and but or so yet however therefore hence thus nor')
export const PREPOSITIONS = words(`
  to into onto at under as on in through via by with within from about after since before regarding of for against without
  despite during beyond until till than concerning between behind following around towards toward near past
  per upon across along among re`)
export const DETERMINERS = words(
  'the a an our my your their his her its this that these those any each every some no another such both',
)

/** Prepositions that put something at a step. */
export const PLACES = words('to into onto at under as on in through via by with within upon')

/** Verbs with which people take a step. */
export const TAKING = words(`
  activate refer up advance apply begin bring carry commence convert declare deem deploy elevate engage enter escalate exercise file formalise
  formalize go implement initiate instigate invoke issue jump kick launch lift lodge mark move open pass place present press proceed progress
  promote push put raise ratchet serve set shift start step submit table take trigger turn upgrade use pursue bump switch head
  climb resort action dispatch notify enact institute transition scale ramp`)
/** Verbs that tell how something shall be seen. */
export const TREATING = words(
  'treat log record regard consider class count register view read see accept take mark note process handle deal deem classify label call name designate term understand',
)
/** Verbs that state or ask for what follows: what is asked for is done. */
export const STATING = words(`
  write inform confirm advise notify state say declare record report tell announce stress emphasise emphasize reiterate repeat add make
  give ask request require invite seek call want wish like need have feel decide choose elect opt resolve agree determine oblige force
  compel leave drive instruct authorise authorize reluct regret require be get come do let mean remind`)
/** Verbs that put off what follows, or only turn it over in the mind. */
export const PENDING = words(`
  plan intend propose consider contemplate expect prepare hope aim look think toy weigh reserve threaten wait await hold draft schedule
  incline tempt mind avoid prefer delay postpone defer stop refuse decline discuss debate wonder explore try avert prevent
  resist hesitate near approach anticipate work lean suggest recommend offer ponder pause refrain dread fear worry risk`)
/** Verbs of the side that receives a step, or of one who speaks about it. */
export const RECEIVING = words(`
  receive acknowledge note read see hear appreciate understand look thank respond reply answer review apologise apologize remember recall
  recognise recognize welcome accept agree disagree dispute withdraw retract cancel close know wonder query doubt question deny
  reject regret discuss suspect supervise support oversee chair cover handle manage check chase follow await object relate
  attend finish complete conclude end exhaust survive explain describe learn study investigate rescind undo reverse back remain stay
  get pick skip bypass omit miss show contain list mention involve speak talk ring call phone email enquire inquire comment contribute prepare feed`)
/** Verbs that give a thought of the sender rather than an act. */
export const THINKING = words(
  'think believe feel assume presume suppose guess reckon suspect imagine expect suggest recommend propose argue seem appear hope fear',
)
/** Verbs by which the sender says that they have heard or taken in what follows. */
export const TAKING_IN = words(
  'understand hear gather note acknowledge see accept appreciate know recognise recognize notice learn find read recall remember realise realize respect',
)
export const HABIT = words(
  'usually always normally typically generally often tend sometimes routinely ordinarily mostly rarely',
)

/** Irregular past forms and participles, by their verb. */
const IRREGULAR: Readonly<Record<string, string>> = {
  went: 'go',
  gone: 'go',
  came: 'come',
  took: 'take',
  taken: 'take',
  brought: 'bring',
  began: 'begin',
  begun: 'begin',
  put: 'put',
  set: 'set',
  sent: 'send',
  wrote: 'write',
  written: 'write',
  said: 'say',
  told: 'tell',
  gave: 'give',
  given: 'give',
  made: 'make',
  got: 'get',
  gotten: 'get',
  left: 'leave',
  spoke: 'speak',
  spoken: 'speak',
  met: 'meet',
  rang: 'ring',
  rung: 'ring',
  meant: 'mean',
  understood: 'understand',
  knew: 'know',
  known: 'know',
  saw: 'see',
  seen: 'see',
  heard: 'hear',
  found: 'find',
  held: 'hold',
  chose: 'choose',
  chosen: 'choose',
  kept: 'keep',
  became: 'become',
  sought: 'seek',
  felt: 'feel',
  thought: 'think',
  driven: 'drive',
  let: 'let',
  read: 'read',
  dealt: 'deal',
  stood: 'stand',
  led: 'lead',
  ran: 'run',
  ended: 'end',
  arose: 'arise',
  risen: 'rise',
  rose: 'rise',
  fell: 'fall',
  fallen: 'fall',
  stuck: 'stick',
  paid: 'pay',
  lost: 'lose',
  used: 'use',
  'e-mailed': 'email',
  texted: 'text',
  does: 'do',
  did: 'do',
  done: 'do',
  forgot: 'forget',
  showed: 'show',
  shown: 'show',
  drew: 'draw',
}
const KNOWN = new Set([
  ...TAKING,
  ...TREATING,
  ...STATING,
  ...PENDING,
  ...RECEIVING,
  ...THINKING,
  ...TAKING_IN,
  ...Object.values(IRREGULAR),
  ...words(`become reach arrive land stand fall constitute represent mark mean require need show cover involve apply happen exist last
    run set ask allow follow belong consist begin start end lapse expire pass fail produce lead result achieve remain change go say
    want text claim insist maintain argue grumble complain indicate mention imply warn assume suppose allege report attach enclose find
    ask begin commence receive visit meet call phone email help rely endorse back agree act get try keep sit lie serve signal
    form fill trust rest threaten hint mutter assert contend hold join share hope love like wait work breach trigger deserve merit
    skip bypass omit surprise prompt warrant justify force oblige bring suggest await refer describe explain list contain say settle sort resolve`),
])

/** The verb of which a word is a form; the word itself where none is known. */
export function lemmaOf(word: string): string {
  const irregular = IRREGULAR[word]
  if (irregular !== undefined) return irregular
  if (KNOWN.has(word)) return word
  for (const [ending, restored] of ENDINGS) {
    if (!word.endsWith(ending)) continue
    const stem = word.slice(0, word.length - ending.length)
    for (const end of restored) if (KNOWN.has(stem + end)) return stem + end
    const single = stem.slice(0, -1)
    if (/(.)\1$/u.test(stem) && KNOWN.has(single)) return single
  }
  return word
}
const ENDINGS: readonly (readonly [string, readonly string[]])[] = [
  ['ies', ['y']],
  ['ied', ['y']],
  ['es', ['', 'e']],
  ['s', ['']],
  ['ing', ['', 'e']],
  ['ed', ['', 'e']],
  ['d', ['']],
]
export const isVerb = (word: string): boolean => KNOWN.has(lemmaOf(word))
export const isIng = (word: string): boolean =>
  word.length > 4 &&
  word.endsWith('ing') &&
  word !== 'nothing' &&
  word !== 'anything' &&
  word !== 'something' &&
  word !== 'everything' &&
  word !== 'morning' &&
  word !== 'evening' &&
  word !== 'meeting' &&
  word !== 'following'
export const isParticiple = (word: string): boolean =>
  (word.endsWith('ed') && word.length > 3 && word !== 'need' && word !== 'proceed' && word !== 'indeed') ||
  (IRREGULAR[word] !== undefined && word !== 'does' && word !== 'did')
const PAST_ONLY = words(
  'went came took began wrote said told gave spoke rang knew saw chose became felt thought ran arose rose fell forgot showed drew',
)
export const isPastForm = (word: string): boolean =>
  PAST_ONLY.has(word) ||
  (isParticiple(word) &&
    !/^(?:gone|taken|begun|written|given|spoken|known|seen|chosen|shown|driven|fallen|risen|done|put|set|let|read)$/u.test(
      word,
    ))
