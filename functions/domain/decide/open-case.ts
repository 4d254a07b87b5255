import { agencyOnCase, startStep, workingHours, type StepToStart } from '../case/step.ts'
import { planDeadline } from '../deadlines/plan-deadline.ts'
import type { Cause, NewEvent, PayloadOf } from '../case/events.ts'
import type { Agency, Person } from '../partnership/directory.ts'
import { agenciesNamedIn } from '../partnership/agencies-named.ts'
import { protocolFor, type Partnership } from '../partnership/partnership.ts'
import { placeAddress } from '../partnership/placement.ts'
import { findStage, type Protocol } from '../partnership/protocol.ts'
import type { Population } from '../partnership/role.ts'
import type { Reading } from '../reading/reading.ts'
import { hold, MOST_TOLD_A_DAY } from './hold.ts'
import type { Decision, Incoming } from './incoming.ts'
import { riskEvent } from './risk.ts'
import type { Sender } from './sender.ts'
import { happensAt, plannerFor } from './when.ts'

/** Which agency a disagreement is with, as far as a mail says it. */
export type ReceivingSide =
  | { readonly kind: 'one'; readonly agency: Agency; readonly addressed: Person | null }
  | { readonly kind: 'same-agency' }
  /** None or several: the case opens all the same, the sender is asked and people are told whom to ring. */
  | { readonly kind: 'open'; readonly candidates: readonly Agency[] }

/**
 * The one To or Cc address that the directory places outside the sender's agency; else the one agency that the new
 * text names.
 */
export const receivingSide = (
  partnership: Partnership,
  population: Population,
  reading: Reading,
  own: Agency,
): ReceivingSide => {
  const { directory } = partnership
  const ownMailboxes = new Set(partnership.addresses.map(({ address }) => address))
  const places = [...reading.to, ...reading.cc]
    .filter(({ address }) => !ownMailboxes.has(withoutTag(address)))
    .map(({ address }) => placeAddress(directory, population, address))
    .filter((place) => place !== null && !place.agency.office)
    .filter((place) => place !== null)
  const outside = places.filter(({ agency }) => agency.id !== own.id)
  const agencies = [...new Set(outside.map(({ agency }) => agency))]
  const [only, ...more] = agencies
  if (only !== undefined && more.length === 0) {
    return {
      kind: 'one',
      agency: only,
      addressed: outside.find(({ person }) => person !== null)?.person ?? null,
    }
  }
  const named = agenciesNamedIn(directory, population, `${reading.subject}\n${reading.newText}`)
  const others = named.filter(
    (agency) => agency.id !== own.id && (more.length === 0 || agencies.includes(agency)),
  )
  const [one, ...several] = others
  if (one !== undefined && several.length === 0) {
    return {
      kind: 'one',
      agency: one,
      addressed: outside.find(({ agency }) => agency === one)?.person ?? null,
    }
  }
  const insideOnly = places.length > 0 && agencies.length === 0 && others.length === 0
  return insideOnly
    ? { kind: 'same-agency' }
    : { kind: 'open', candidates: agencies.length > 0 ? agencies : others }
}

const withoutTag = (address: string): string => address.replace(/\+[^@]*@/, '@')

/** A verified mail that belongs to no case: it opens one, or waits with a question to its sender. */
export const openCase = (incoming: Incoming, sender: Sender, newToken: () => string): Decision => {
  const { mail, reading, partnership, openBetween } = incoming
  const { statement } = reading
  const { agency: own, party } = sender
  if (own === null || own.office) {
    return hold(incoming, 'It came from no agency that can escalate a disagreement.', 'verified')
  }
  if (statement === null) {
    const why = 'It declares no step, and belongs to no case that Stepwise can find.'
    return hold(incoming, why, 'verified', 'question')
  }
  const protocol = protocolFor(partnership, mail.population)
  if (protocol === null)
    return hold(incoming, 'This partnership has no protocol for this mailbox.', 'verified')
  const stage = findStage(protocol, statement.step)
  if (stage.kind === 'no-such-stage') {
    return hold(incoming, `The protocol has no ${protocol.noun} "${statement.step}".`, 'verified')
  }
  const side = receivingSide(partnership, mail.population, reading, own)
  if (side.kind === 'same-agency') return outOfScope(incoming)
  const number = stage.kind === 'stage' ? stage.stage.number : stage.number
  const first = firstNumber(protocol)
  if (number > first && side.kind === 'open') {
    return hold(
      incoming,
      'It declares a later step, names no one other agency, and belongs to no known case.',
      'verified',
    )
  }
  if (number > first && openBetween.length > 0) {
    const which = openBetween.join(', ')
    return hold(
      incoming,
      `It declares a later step, but does not say of which open case (${which}).`,
      'verified',
      'question',
    )
  }

  const { population, receivedAt } = mail
  const at = happensAt(incoming)
  const by: Cause = { kind: 'mail', mailId: mail.id, from: party.email ?? '' }
  const escalating = agencyOnCase(own, population)
  const receiving = side.kind === 'one' ? agencyOnCase(side.agency, population) : null
  const addressed = side.kind === 'one' ? side.addressed : null
  const toStart: StepToStart = stage.kind === 'stage' ? { ...stage, turn: 0 } : stage
  const step = startStep(
    partnership,
    toStart,
    { population, escalating, receiving, lead: party, addressed, usedPersonIds: [] },
    at,
    'declared',
    plannerFor(incoming),
  )
  const { overallLimit } = protocol
  const opened: NewEvent = {
    at,
    by,
    payload: {
      type: 'case-opened',
      partnership: partnership.id,
      population,
      protocol: protocolOnCase(partnership, protocol),
      token: newToken(),
      escalating,
      receiving,
      receivingCandidates:
        side.kind === 'open' ? side.candidates.map((each) => agencyOnCase(each, population)) : [],
      practitioner: party,
      stepsNotSeen: Array.from({ length: number - first }, (_, index) => first + index),
      overallLimit:
        overallLimit === null
          ? null
          : planDeadline({ receivedAt, timeAllowed: overallLimit.timeAllowed, ...workingHours(partnership) }),
      mailId: mail.id,
    },
  }
  const events: [NewEvent, NewEvent, ...NewEvent[]] = [opened, { at, by, payload: step }]
  if (step.formDue !== null && reading.attachments.length > 0) {
    events.push({ at, by, payload: formReceived(step.step, step.formDue.name, mail.id) })
  }
  if (reading.immediateRisk) events.push(riskEvent(incoming, by))
  return { kind: 'open', events, onlyOpenCaseOfPair: number > first }
}

/** The case keeps this protocol to its end, whatever is put in force later. */
const protocolOnCase = (
  { version: inVersion }: Partnership,
  { id, version }: Protocol,
): PayloadOf<'case-opened'>['protocol'] => ({
  id,
  version,
  ...(inVersion === null ? {} : { inVersion }),
})

const firstNumber = ({ stages }: Protocol): number =>
  stages?.reduce((lowest, stage) => Math.min(lowest, stage.number), Infinity) ?? 1

export const formReceived = (step: number, name: string, mailId: string) =>
  ({ type: 'form-received', step, name, mailId }) as const

/** "Where such disagreements arise between practitioners in the same agency, they should use that agency's own procedures" (Bedford). */
const outOfScope = ({ reading, toldToday }: Incoming): Decision => {
  const { from, fromName } = reading
  const to = from === null || toldToday >= MOST_TOLD_A_DAY ? [] : [{ name: fromName ?? from, email: from }]
  return {
    kind: 'settle',
    outcome: 'recorded',
    reason: 'Both sides are the same agency, whose own procedure applies.',
    reference: null,
    notices: to.map((recipient) => ({
      kind: 'same-agency',
      audience: 'sender',
      to: recipient,
      unlessHandledBy: null,
    })),
  }
}
