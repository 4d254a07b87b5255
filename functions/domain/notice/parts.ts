import type { Partnership } from '../partnership/partnership.ts'
import type { Population } from '../partnership/role.ts'
import type { Block, CalendarEntry, NoticeDocument } from './kinds.ts'
import { moment } from './moments.ts'
import { wordsFor } from './population-words.ts'
import type { ToldCase } from './told-case.ts'

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
export const important = (text: string): Block => ({ kind: 'important', text })
export const heading = (text: string): Block => ({ kind: 'heading', text })
export const list = (items: readonly string[]): Block => ({ kind: 'list', items })

/** Somebody's own words, for those who may read them. */
export const quoted = ({ words }: ToldCase, title: string): Block[] => {
  if (words === null || words.text.trim() === '') return []
  return [heading(title), { kind: 'quote', by: `${words.by}, ${moment(words.at)}`, text: words.text }]
}

/** What no notice may delay or stand in for (Waltham Forest, Bedford, Blackpool: DOMAIN's sixth point). */
const notReplacing = (population: Population): Block[] => {
  const { danger, procedures, referral } = wordsFor(population)
  return [
    heading('What this does not replace'),
    paragraph(
      `${danger}, call 999. This email does not replace 999, ${referral}, ${procedures}, statutory decisions or complaints. Do not wait for a reply before you act. Nobody may be reading this mailbox.`,
    ),
  ]
}

const signOff = ({ name, businessUnit }: Partnership): Block => {
  const telephone = businessUnit.telephone === null ? '' : `, ${businessUnit.telephone}`
  return paragraph(
    `Sent by Stepwise for ${name}. Questions: ${businessUnit.name}${telephone}, ${businessUnit.email}.`,
  )
}

/** How every notice ends. */
export const ending = (partnership: Partnership, population: Population): Block[] => [
  ...notReplacing(population),
  signOff(partnership),
]

/** A notice about a case: its subject begins with reference and step, and has no word of any mail in it. */
export const caseNotice = (
  { case: state, step, partnership }: ToldCase,
  subject: string,
  blocks: readonly Block[],
  { calendar = null, urgent = false }: { calendar?: CalendarEntry | null; urgent?: boolean } = {},
): NoticeDocument => ({
  subject: `${urgent ? 'URGENT ' : ''}${state.reference} ${step.label}: ${subject}`,
  blocks: [...blocks, ...ending(partnership, state.population)],
  calendar,
})
