import { protocolFor } from '../partnership/partnership.ts'
import type { MailRow } from '../record.ts'
import type { NoticeContext } from './context.ts'
import type { Block, NoticeDocument } from './kinds.ts'
import { moment, shortMoment } from './moments.ts'
import { ending, heading, important, list, paragraph } from './parts.ts'
import { actNow, outOfHoursLine } from './risk.ts'
import { businessUnitCallable, ringWords } from './telephones.ts'

/** A context about a mail that belongs to no case, or that no case has acted on. */
export type ToldMail = Pick<NoticeContext, 'audience' | 'partnership'> & { readonly mail: MailRow }

const mailNotice = (
  { mail, partnership }: ToldMail,
  subject: string,
  blocks: readonly Block[],
): NoticeDocument => ({
  subject: `${mail.immediateRisk ? 'URGENT ' : ''}${mail.reference === null ? '' : `${mail.reference} `}${subject}`,
  blocks: [...blocks, ...ending(partnership, mail.population)],
  calendar: null,
})

const riskFirst = ({ mail, partnership }: ToldMail): Block[] =>
  mail.immediateRisk
    ? [
        important(
          `${actNow(mail.population)} Outside working hours ring ${outOfHoursLine(partnership, mail.population)}.`,
        ),
      ]
    : []

const why = ({ reason }: MailRow): Block[] => (reason === null ? [] : [paragraph(`Why: ${reason}`)])

const mailFacts = (mail: MailRow): Block => ({
  kind: 'facts',
  rows: [
    ['Received', moment(mail.receivedAt)],
    ['At', mail.mailbox],
    ...(mail.reference === null ? [] : [['Reference', mail.reference] as const]),
  ],
})

const nounOf = ({ mail, partnership }: ToldMail): string =>
  protocolFor(partnership, mail.population)?.noun ?? 'step'

/** To a verified sender of held mail. */
export const nothingHasStartedNotice = (told: ToldMail): NoticeDocument => {
  const { mail } = told
  const unit = ringWords(told, businessUnitCallable(told))
  const blocks: Block[] = [
    ...riskFirst(told),
    paragraph(
      `Nothing has started from your email of ${moment(mail.receivedAt)}. A person has to look at it first.`,
    ),
    important(`Ring the person you disagree with. If it cannot wait, ring ${unit}.`),
    ...why(mail),
    paragraph(
      'If a person releases your email, time counts from when it reached us, and at least one full working day is left for an answer.',
    ),
    mailFacts(mail),
  ]
  return mailNotice(told, `Nothing has started from your email of ${shortMoment(mail.receivedAt)}`, blocks)
}

/** One question back to a sender whose mail says nothing that can be placed. */
export const mailQuestionNotice = (told: ToldMail): NoticeDocument => {
  const { mail } = told
  const noun = nounOf(told)
  const blocks: Block[] = [
    ...riskFirst(told),
    paragraph(
      `We could not tell what your email of ${moment(mail.receivedAt)} is about. Nothing has started.`,
    ),
    ...why(mail),
    important('Reply to this email, and say which of these it is:'),
    list([
      `a new escalation: “This is ${noun} one of the escalation process”, and the agency you disagree with`,
      'a case that is open: its reference, as it stands in the subject of our emails',
      'something else: what you need',
    ]),
    paragraph(`Or ring ${ringWords(told, businessUnitCallable(told))}.`),
    mailFacts(mail),
  ]
  return mailNotice(told, `We need an answer about your email of ${shortMoment(mail.receivedAt)}`, blocks)
}

/** "The following process is intended for use only when disagreement arises between agencies" (Bedford). */
export const sameAgencyNotice = (told: ToldMail): NoticeDocument => {
  const { mail, partnership } = told
  const source = protocolFor(partnership, mail.population)?.sameAgency?.source
  const blocks: Block[] = [
    ...riskFirst(told),
    paragraph('Nothing has started: your email is about a disagreement inside one agency.'),
    important('Use your own agency’s procedure, and speak to your line manager or safeguarding lead today.'),
    ...(source === undefined ? [] : [heading('What the protocol says'), paragraph(`“${source}”`)]),
    paragraph(
      `If another agency is involved, reply with its name and say which ${nounOf(told)} this is. Or ring ${ringWords(told, businessUnitCallable(told))}.`,
    ),
    mailFacts(mail),
  ]
  return mailNotice(told, `Nothing has started from your email of ${shortMoment(mail.receivedAt)}`, blocks)
}

/** To the business unit: a mail waits for a person. It names the sender and no word of the mail. */
export const heldMailNotice = (told: ToldMail): NoticeDocument => {
  const { mail } = told
  const blocks: Block[] = [
    paragraph(
      `An email from ${mail.from ?? 'an unknown sender'} waits for you. Nothing has started from it.`,
    ),
    important(
      mail.immediateRisk
        ? `It seems to speak of immediate risk. Read it now, and ring the sender. Outside working hours ring ${outOfHoursLine(told.partnership, mail.population)}.`
        : 'Read it under “Held mail” in the register, then release it or ring the sender.',
    ),
    ...why(mail),
    mailFacts(mail),
  ]
  return mailNotice(told, `An email waits for you${mail.immediateRisk ? ': immediate risk' : ''}`, blocks)
}
