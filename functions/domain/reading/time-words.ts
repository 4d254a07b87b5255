const DAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri)'
const DATE = `(?:${DAY}|\\d{1,2}(?:st|nd|rd|th)?(?:[/.]\\d+)?|noon|midday|close of (?:play|business)|cop|january|february|march|april|may|june|july|august|september|october|november|december|next (?:week|month|term|half[- ]term|year|working day|${DAY})|tomorrow)`

/** A time to come, or at least not this one. */
const LATER = new RegExp(
  `\\btomorrow\\b|\\bnext (?:week|month|term|time|${DAY})\\b|\\b(?:on|from|by|come|until|before|after|with effect from|as of|as from|effective|this coming) (?:the )?(?:end of |morning of |\\w+ of )?${DATE}\\b|\\bin (?:\\d+|two|three|four|five|a few|a couple of) (?:working )?(?:days|weeks|hours)\\b|\\bat (?:\\d+ ?[ap]m|noon|midday|close of (?:play|business)) (?:on )?(?:tomorrow|${DAY})\\b|\\b\\w+ (?:days|weeks|hours) (?:from now|hence)\\b|\\b(?:later|soon|shortly|eventually|first thing|this evening|at the end of|in due course|in future|sooner or later|before long|at this rate)\\b`,
  'u',
)
const NOW =
  /\b(?:now|today|hereby|herewith|therefore|accordingly|as of (?:now|today|this)|with immediate effect|this (?:morning|afternoon|evening|e-mail|email|letter|message|note)|just|at this point|thus|consequently|hence|so|formally)\b/u
const TODAY =
  /\b(?:today|this (?:morning|afternoon|e-mail|email|letter|message)|now|hereby|just|with immediate effect)\b/u

export const isLater = (text: string): boolean =>
  LATER.test(text) && !TODAY.test(text.replace(/\bfrom now\b/gu, ''))
export const isNow = (text: string): boolean => NOW.test(text)
export const isToday = (text: string): boolean => TODAY.test(text)
