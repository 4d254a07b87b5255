import type { DangerWaiting } from '../danger-waiting.ts'
import type { Partnership } from '../partnership/partnership.ts'
import type { Population } from '../partnership/role.ts'
import type { Block, NoticeDocument } from './kinds.ts'
import { moment } from './moments.ts'
import { ending, important, list, paragraph } from './parts.ts'

/** What the alert of a morning is written from. */
interface ToldDanger {
  readonly waiting: DangerWaiting
  /** Where the register is; null where only its own machine reaches it. */
  readonly register: string | null
  readonly partnership: Partnership
  readonly population: Population
}

/** Each by when it came and to which address: no sender and no word of it. */
export const dangerLines = ({ count, first }: DangerWaiting): Block => {
  const more = count - first.length
  return list([
    ...first.map(
      ({ receivedAt, mailbox, reference }) =>
        `Received ${moment(receivedAt)}, at ${mailbox}${reference === null ? '' : `, about ${reference}`}`,
    ),
    ...(more > 0 ? [`and ${more} more, in the register`] : []),
  ])
}

/** To the business unit, each working morning until somebody has handled them. */
export const heldDangerNotice = ({
  waiting,
  register,
  partnership,
  population,
}: ToldDanger): NoticeDocument => {
  const one = waiting.count === 1
  return {
    subject: `URGENT ${one ? 'An email that tells of danger still waits' : `${waiting.count} emails that tell of danger still wait`} for you`,
    blocks: [
      paragraph(
        one
          ? 'An email that seems to tell of immediate danger still waits for you. Nobody has handled it, and nothing has started from it.'
          : `${waiting.count} emails that seem to tell of immediate danger still wait for you. Nobody has handled them, and nothing has started from them.`,
      ),
      important(
        `Read ${one ? 'it' : 'them'} now, under “Held mail” in the register, and ring the ${one ? 'sender' : 'senders'}.`,
      ),
      dangerLines(waiting),
      paragraph(
        'Then release, file or discard what you have read. We write again each working morning until nothing of this is left.',
      ),
      ...(register === null ? [] : [paragraph(`Open the register: ${new URL('/held', register).href}`)]),
      ...ending(partnership, population),
    ],
    calendar: null,
  }
}
