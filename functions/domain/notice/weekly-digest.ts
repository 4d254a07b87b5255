import { isEmpty, type CasesInDigest, type Digest, type DigestPart, digestParts } from '../digest/digest.ts'
import { inWords, longDate } from '../deadlines/wording.ts'
import type { Partnership } from '../partnership/partnership.ts'
import type { Population } from '../partnership/role.ts'
import { dangerLines } from './held-danger.ts'
import type { Block, NoticeDocument } from './kinds.ts'
import { shortMoment } from './moments.ts'
import { ending, heading, important, list, paragraph } from './parts.ts'

/** What a weekly digest is written from. */
export interface ToldWeek {
  readonly digest: Digest
  readonly partnership: Partnership
  readonly population: Population
}

const titles: Readonly<Record<DigestPart, string>> = {
  risk: 'Immediate risk',
  overdue: 'Overdue',
  dueThisWeek: 'Due this week',
  awaitingConfirmation: 'Awaiting confirmation',
  nobodyToWriteTo: 'Nobody to write to',
  withoutDeadline: 'No deadline',
}

const asks: Readonly<Record<DigestPart, string>> = {
  risk: 'Immediate risk was flagged, and nobody has told us that it is over. Make sure that somebody has acted.',
  overdue: 'The time ended and nothing was resolved.',
  dueThisWeek: 'An answer is due by the date given.',
  awaitingConfirmation: 'One side has agreed. The case goes on until the other confirms in writing.',
  nobodyToWriteTo: 'There is no email address for this step: somebody has to ring.',
  withoutDeadline:
    'No time is set, or a person has paused the case. Nothing moves it on by itself: ask where it stands.',
}

/** To managers and the business unit, on the first working morning of the week: what waits, by reference and agency. */
export const weeklyDigestNotice = ({ digest, partnership, population }: ToldWeek): NoticeDocument => ({
  subject: `Week of ${longDate(digest.week)}: ${subjectOf(digest)}`,
  blocks: [
    ...(digest.agencies === null ? [] : [paragraph(`Escalations that involve ${inWords(digest.agencies)}.`)]),
    ...(isEmpty(digest) ? [paragraph('Nothing is due, and nothing waits for you.')] : []),
    ...danger(digest),
    ...digestParts.flatMap((part) => section(part, digest[part])),
    ...office(digest),
    ...(digest.register === null ? [] : [paragraph(`Open the register: ${digest.register}`)]),
    ...ending(partnership, population),
  ],
  calendar: null,
})

/** The numbers by which a reader decides whether to open it now. */
const subjectOf = ({ heldDanger, overdue, dueThisWeek, risk, withoutDeadline }: Digest): string =>
  [
    ...(heldDanger.count > 0
      ? [`danger told in ${heldDanger.count} held ${heldDanger.count === 1 ? 'email' : 'emails'}`]
      : []),
    ...(risk.count > 0 ? [`${risk.count} with immediate risk`] : []),
    `${overdue.count} overdue`,
    `${dueThisWeek.count} due this week`,
    ...(withoutDeadline.count > 0 ? [`${withoutDeadline.count} without a deadline`] : []),
  ].join(', ')

/** Before all else: no case and no deadline stands for it. */
const danger = ({ heldDanger }: Digest): Block[] =>
  heldDanger.count === 0
    ? []
    : [
        heading(`Danger told in held mail: ${heldDanger.count}`),
        important(
          'Nobody has handled it, and nothing has started from it. Read it now, under “Held mail” in the register, and ring the sender.',
        ),
        dangerLines(heldDanger),
      ]

const section = (part: DigestPart, { count, first }: CasesInDigest): Block[] => {
  if (count === 0) return []
  const more = count - first.length
  const urgent = part === 'risk' || part === 'overdue'
  return [
    heading(`${titles[part]}: ${count}`),
    urgent ? important(asks[part]) : paragraph(asks[part]),
    list([
      ...first.map((each) => lineOf(each, part === 'overdue' ? 'was due' : 'due')),
      ...(more > 0 ? [`and ${more} more, in the register`] : []),
    ]),
  ]
}

type Line = CasesInDigest['first'][number]

const lineOf = ({ reference, escalating, receiving, stepLabel, due }: Line, was: string): string =>
  `${reference}: ${escalating} and ${receiving ?? 'an agency not known yet'}, ${stepLabel}${due === null ? '' : `, ${was} ${shortMoment(due)}`}`

const office = ({ office: counts }: Digest): Block[] => {
  if (counts === null) return []
  const { heldMail, openedLastWeek, resolvedLastWeek, withdrawnLastWeek, closedLastWeek } = counts
  return [
    ...(heldMail === 0
      ? []
      : [
          heading(`Held mail: ${heldMail}`),
          important('Nothing has started from these emails. Read them in the register, under “Held mail”.'),
        ]),
    heading('Last week'),
    {
      kind: 'facts',
      rows: [
        ['New', String(openedLastWeek)],
        ['Resolved', String(resolvedLastWeek)],
        ['Withdrawn', String(withdrawnLastWeek)],
        ['Closed by a person', String(closedLastWeek)],
      ],
    },
  ]
}
