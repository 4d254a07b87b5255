import { DecisionConflict } from '../receive-mail/handler.ts'
import { isWaiting, type Change, type MailRow } from '../domain/record.ts'
import { file } from './file.ts'
import { putBack, takeOut } from './put-back.ts'
import { handling, type HandleHeldMailPorts, type Handler } from './held.ts'
import { release } from './release.ts'

export type Handle = Handler &
  (
    | { readonly action: 'release' }
    | { readonly action: 'file'; readonly reference: string }
    | { readonly action: 'discard' }
    /** Takes a discard back: the mail waits for a person again. */
    | { readonly action: 'put-back' }
  )

export type Handled =
  | { readonly kind: 'done'; readonly reference: string | null }
  /** Somebody was quicker, or it never waited. */
  | { readonly kind: 'not-waiting' }
  | { readonly kind: 'no-such-case' }
  | { readonly kind: 'would-not-act'; readonly why: string }

const MOST_CONFLICTS = 50

/**
 * What a person does with a held mail: reads the record, decides, and records the decision with who and why, and with
 * everything that must follow, in one transaction.
 *
 * @throws DecisionConflict where the record changed each time that the decision was made
 */
export const handleHeldMail = async (
  mailId: string,
  handle: Handle,
  ports: HandleHeldMailPorts,
): Promise<Handled> => {
  for (let attempt = 1; attempt <= MOST_CONFLICTS; attempt += 1) {
    const mail = await ports.store.loadMail(mailId)
    if (mail === null || !(handle.action === 'put-back' ? mayBePutBack(mail) : isWaiting(mail)))
      return { kind: 'not-waiting' }
    const decided = await decideOn(mail, handle, ports)
    if (decided.kind !== 'acts') return decided
    if ((await ports.store.commit(decided.change)) === 'committed') {
      return { kind: 'done', reference: decided.change.mail?.reference ?? null }
    }
  }
  throw new DecisionConflict('a decision about held mail met other changes every time that it was made')
}

/** Discarded, or filed to a case. What a release did is undone on the case: closed, or moved back to its step. */
export const mayBePutBack = ({ outcome, handled }: MailRow): boolean =>
  (outcome === 'held' && handled?.action === 'discarded') ||
  (outcome === 'recorded' && handled?.action === 'filed')

type Decided =
  { readonly kind: 'acts'; readonly change: Change } | Exclude<Handled, { kind: 'done' | 'not-waiting' }>

const decideOn = async (mail: MailRow, handle: Handle, ports: HandleHeldMailPorts): Promise<Decided> => {
  const now = ports.clock.now()
  switch (handle.action) {
    case 'release':
      return await release(mail, handle, ports)
    case 'file':
      return await file(mail, handle.reference, handle, ports)
    case 'discard':
      return onlyTheMail({ ...mail, handled: handling(mail, 'discarded', handle, now) })
    case 'put-back':
      return mail.reference === null
        ? onlyTheMail(putBack(mail, handle, now))
        : await takeOut(mail, mail.reference, handle, ports)
  }
}

const onlyTheMail = (mail: MailRow): Decided => ({
  kind: 'acts',
  change: { case: null, mail, notices: [], noticesChanged: [], workflow: [], lookups: [] },
})
