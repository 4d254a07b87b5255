import { CLASSES } from './risk-classes.ts'
import { phrasesOf, PhraseBook, type Match } from './risk-phrases.ts'

/** `return`: somebody goes back to where the harm is; `plea`: the sender cannot wait. */
export type Time = 'now' | 'past' | 'return' | 'plea'

const NOW = `
  now / today / tonight / heno / heddiw / nawr / tomorrow / currently / last night
  right|just now / this morning|afternoon|evening|lunchtime|minute|second|instant|weekend|moment / at moment
  can|could .. see|hear|smell / getting|is|'s dark / is|are|'s|'re in there / in|into labour / at closing
  fly|flies|flying|leave|leaves .. <day>|<hour> / as i|we write|type|speak / within|in next|an|the hour|hours
  minute|minutes|hour|hours|mins ago|since / since|before|after|during first|second|last lesson
  since <day>|<daytime>|<hour> / been <number>|twenty minutes|mins
  has|have|'ve just / he|she|who|mum|dad 's just
  just <learnt>
  any minute|moment|time|second now|with / any minute|moment|second / again today|tonight|now
  by morning|tonight|tomorrow / after school / before school|lunch|home
  at lunch|break|hometime|bell|pickup|drop|<hour>
  home time / at|by|before|after|until|till|from|for|school pick|drop up|off / end of school / in progress / on .. way / getting|got|gets|going worse
  front of me|us / with me|us now / here now / on scene / happening
  still there|with|in|at|here|inside / over|this|at weekend
  until|till monday|tomorrow|tuesday|thursday|friday|morning
  all morning|day|night|afternoon|weekend / attached photos|photographs|photo
  refus* .. go|leave|get|return|move / clinging|sobbing|hysterical|whispering / shift tonight|now
  ever since / ten|five|two|twenty minutes|mins ago / in twenty|ten|five|thirty|fifteen minutes|mins
  newly|freshly / meant|supposed to go|be|stay / she|he|they leaves|leave|starts at|in
`

/** What may go on until now, or have been so long ago: "missing overnight", "missing overnight four times since May". */
const UNTIL_NOW = `
  overnight / at|every night / for .. hours / since he|she|they left|went|was
`

const RETURN = `
  going|goes|go|sent|return*|walk home|back / due back|home|in|at|out / to collect
  collecting|collects|fetching|fetch <them> / be .. back / will|'ll be there
`

const PLEA = `
  ring me|back / please ring|act|help / somebody|someone .. act|help / can not wait
  not wait until|till|five|another / within hour / worried sick / extremely|desperately urgent / begging you
`

/** Long ago, dated, or now and then. */
const PAST = `
  at weekends / sometimes|often|usually|regularly|occasionally|repeatedly / most days|weeks
  in|since|during|of|on|from|until|by|last|between|to|early|late <month>
  more than once / times since|in|this|over|last / at|in|during|over|before|since half term
  last year|month|term|summer|autumn|winter|spring|christmas|easter|school
  year|years|month|months|weeks|week|terms ago|before|earlier|overdue / used to
  previously|previous|historic*|formerly|originally|past / history of / background of / as child
  when .. was|were .. child|younger|little|born|four|five|six|seven|eight|nine|ten|eleven|twelve|<number>
  in|over two|three|four|five|six|several|many|<number> years|months / at time of
  in|since summer|autumn|winter|spring|past|2010s|childhood / twice|once|first in / since been
  earlier this year|term / this|last|the|for over year|term / long ago / childhood / back then
  on two|three|four|five|several|many dates
`

const DATED = /^(?:19|20)\d\d$/u
const MONTHS = new Set(CLASSES['month']?.match(/\S+/gu))
/** A time of day: 3pm, 21.40, 12.40. */
const CLOCK = /^(?:\d{1,2}(?:[.:]\d\d)?(?:am|pm)|(?:[01]?\d|2[0-3])[.:][0-5]\d)$/u

const BOOK = new PhraseBook<Time | 'until now'>([
  ...phrasesOf('until now' as const, UNTIL_NOW),
  ...phrasesOf<Time>('now', NOW),
  ...phrasesOf<Time>('past', PAST),
  ...phrasesOf<Time>('return', RETURN),
  ...phrasesOf<Time>('plea', PLEA),
])

/** "Today's call" says nothing of when the harm was, nor does "since half term". */
const NOT_NOW_BEFORE = new Set("'s term weeks months years".split(' '))
/** "Not tonight", "twice now", "for weeks now". */
const NOT_NOW_AFTER = new Set('not twice times days weeks months years'.split(' '))

/** Every word for a time in a sentence. */
export function timesIn(words: readonly string[]): Match<Time>[] {
  const named = BOOK.matches(words).filter((time) => !isWayPast(words, time))
  const isOfPast = named.some(({ label }) => label === 'past')
  const told = named.flatMap(({ label: name, start, end }): Match<Time>[] => {
    const label = name === 'until now' ? 'now' : name
    const isAnother = NOT_NOW_BEFORE.has(words[end] ?? '') || NOT_NOW_AFTER.has(words[start - 1] ?? '')
    return (label === 'now' && isAnother) || (name === 'until now' && isOfPast) ? [] : [{ label, start, end }]
  })
  // A year, a day of the month and a time of day begin with a figure, and most sentences have none.
  if (!words.some(isFigure)) return told
  // What has a date is not of now, unless it goes on until now: "on 3 July and again today".
  const days = words.flatMap((_, at) => (isDayOfMonth(words, at) ? [at] : []))
  const isHistory = days.length > 0 && !told.some(({ label }) => label === 'now')
  return [
    ...told,
    ...words.flatMap((word, at) => {
      const isPast = DATED.test(word) || (isHistory && days.includes(at))
      const label = isPast ? 'past' : CLOCK.test(word) ? 'now' : null
      return label === null ? [] : [{ label, start: at, end: at + 1 } as const]
    }),
  ]
}

/** "Got past security": a way, and no time. */
const isWayPast = (words: readonly string[], { start, end }: Match<unknown>): boolean =>
  end === start + 1 && words[start] === 'past' && GOES.has(words[start - 1] ?? '')
const GOES = new Set(
  'get gets got go goes gone went pushed forced barged slipped walked ran run drove'.split(' '),
)

const isFigure = (word: string): boolean => word >= '0' && word < ':'
const DAY = /^[0-3]?\d(?:st|nd|rd|th)?$/u
const LISTED = new Set([',', 'and', 'to', '-', '–'])
export const isMonth = (word: string | undefined): boolean => word !== undefined && MONTHS.has(word)
const isDayOfMonth = (words: readonly string[], at: number): boolean =>
  DAY.test(words[at] ?? '') &&
  (isMonth(words[at - 1]) ||
    isMonth(words[at + 1]) ||
    (LISTED.has(words[at + 1] ?? '') && isMonth(words[at + 3])))

/** The time that stands nearest to a place: "convicted of assault in 2019, is in the house now" is of now. */
export function nearest(times: readonly Match<Time>[], { start, end }: Match<unknown>): Time | null {
  const distance = (time: Match<Time>): number => Math.max(time.start - end, start - time.end, 0)
  let best: Match<Time> | null = null
  for (const time of times) {
    if (time.label === 'plea') continue
    if (best === null || distance(time) < distance(best)) best = time
    else if (distance(time) === distance(best) && time.label === 'now') best = time
  }
  return best?.label ?? null
}
