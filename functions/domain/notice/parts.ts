import { isClosed } from '../case/state.ts'
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

const endedAtRisk = ({ case: { risk, standing }, case: state }: ToldCase): boolean =>
  risk !== null && isClosed(state) && standing.kind !== 'merged'

/**
 * What a notice says early on while a risk is open, whatever else it is about: nothing that happens to a
 * disagreement ends a danger, the end of the case least of all.
 */
const openRisk = (told: ToldCase): Block[] => {
  const { risk, population } = told.case
  if (risk === null) return []
  const reported = `Immediate risk was reported at ${moment(risk.flaggedAt)}, and nobody has told us that it is over.`
  return [
    important(
      endedAtRisk(told)
        ? `${reported} ${risk.toldAfterClose ? 'That the case is closed does not end it' : 'The risk was open when this case was closed, and closing a case does not end it'}. Ring now, and make sure that ${wordsFor(population).procedures} have been started.`
        : `${reported} Ring now: do not wait for the deadline.`,
    ),
  ]
}

/**
 * A notice about a case: its subject begins with reference and step, and has no word of any mail in it.
 *
 * @param blocks the first says what has happened; an open risk comes right after it, but where the notice is about that
 */
export const caseNotice = (
  told: ToldCase,
  subject: string,
  blocks: readonly Block[],
  { calendar = null, urgent = false }: { calendar?: CalendarEntry | null; urgent?: boolean } = {},
): NoticeDocument => {
  const { case: state, step, partnership } = told
  return {
    subject: `${urgent ? 'URGENT ' : ''}${state.reference} ${step.label}: ${subject}${endedAtRisk(told) && !urgent ? ', immediate risk still open' : ''}`,
    blocks: [
      ...blocks.slice(0, 1),
      ...(urgent ? [] : openRisk(told)),
      ...blocks.slice(1),
      ...ending(partnership, state.population),
    ],
    calendar,
  }
}
