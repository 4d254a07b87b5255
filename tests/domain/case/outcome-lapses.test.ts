import { describe, expect, it } from 'vitest'
import type { ActOnOneCase } from '../../../functions/domain/case/act.ts'
import type { CaseEventPayload } from '../../../functions/domain/case/events.ts'
import type { Party } from '../../../functions/domain/case/party.ts'
import { Story } from '../notice/story.ts'

const LAPSED = 'The proposed outcome no longer stands'
const CHANGED = '2026-11-24T10:00:00.000Z'
const LATER = '2026-11-25T10:00:00.000Z'
const raisedWithPolice: ActOnOneCase = {
  kind: 'change-receiving',
  agencyId: 'police',
  personId: null,
  date: null,
}
const raisedByPolice: ActOnOneCase = { kind: 'change-escalating', agencyId: 'police' }
const onTelephone: ActOnOneCase = { kind: 'record-outcome', text: 'A meeting on Friday.', outstanding: null }

type Side = 'escalating' | 'receiving'
const proposal = (side: Side | null, sender: Party): CaseEventPayload => ({
  type: 'outcome-proposed',
  version: 1,
  side,
  text: 'A strategy meeting on Tuesday.',
  outstanding: null,
  mailId: 'mail-x',
  sender,
})
const confirmation = (side: Side, sender: Party): CaseEventPayload => ({
  type: 'outcome-confirmed',
  version: 1,
  side,
  mailId: 'mail-x',
  sender,
})

const proposedBy = (side: Side): Story => {
  const story = new Story()
  const sender = side === 'escalating' ? story.practitioner : story.contact
  return story.mail(sender, '2026-11-23T10:00:00.000Z', proposal(side, sender))
}
const toldOfIt = (story: Story): string[] =>
  story.notices
    .filter(({ kind, says }) => kind === 'contact-changed' && says.includes(LAPSED))
    .map(({ audience }) => audience)

describe('an outcome that waits', () => {
  it('lapses with the agency that proposed it, where the case is raised with another: nobody’s “Confirmed” resolves it', () => {
    const story = proposedBy('receiving').act(CHANGED, raisedWithPolice)
    expect(story.case.standing).toEqual({ kind: 'open' })
    story.mail(story.practitioner, LATER, confirmation('escalating', story.practitioner))
    expect(story.case.standing).toEqual({ kind: 'open' })
    expect(toldOfIt(story)).toEqual(['practitioner', 'contact', 'business-unit'])
  })

  it('lapses with the agency that proposed it, where another raised the case', () => {
    const story = proposedBy('escalating').act(CHANGED, raisedByPolice)
    expect(story.case.standing).toEqual({ kind: 'open' })
    expect(toldOfIt(story)).toEqual(['practitioner', 'contact', 'business-unit'])
  })

  it('lapses with an agency that had agreed to what somebody else proposed', () => {
    const story = new Story()
    const scrutineer = story.person('independent-scrutineer')
    story.mail(scrutineer, '2026-11-23T10:00:00.000Z', proposal(null, scrutineer))
    story.mail(story.contact, '2026-11-23T11:00:00.000Z', confirmation('receiving', story.contact))
    story.act(CHANGED, raisedWithPolice)
    expect(story.case.standing).toEqual({ kind: 'open' })
  })

  it('does not come back from under one that was recorded over it', () => {
    const story = proposedBy('receiving').act('2026-11-23T11:00:00.000Z', onTelephone)
    story.act(CHANGED, raisedWithPolice)
    expect(story.case.standing).toEqual({ kind: 'open' })
  })

  it('leaves a case exhausted that was so', () => {
    const story = new Story({ step: 4 })
    story.clock('record-missed-deadline', '2026-11-27T17:00:00.000Z')
    story.clock('report-exhausted', '2026-11-27T17:00:01.000Z')
    story.mail(story.practitioner, '2026-11-30T10:00:00.000Z', proposal('escalating', story.practitioner))
    story.act('2026-11-30T11:00:00.000Z', raisedByPolice)
    expect(story.case.standing.kind).toBe('exhausted')
  })

  it.each([
    ['receiving', raisedByPolice],
    ['escalating', raisedWithPolice],
  ] as const)('stands where the %s side’s word is that of an agency that stays', (side, act) => {
    const story = proposedBy(side).act(CHANGED, act)
    expect(story.case.standing).toMatchObject({
      kind: 'awaiting-confirmation',
      outcome: { agreedBy: [side] },
    })
    expect(toldOfIt(story)).toEqual([])
  })

  it('stands in a record that was written before outcomes lapsed', () => {
    const story = proposedBy('receiving')
    const police = { agencyId: 'police', name: 'Police', telephone: null }
    story.event(CHANGED, { type: 'receiving-agency-named', receiving: police, why: 'asked' })
    story.mail(story.practitioner, LATER, confirmation('escalating', story.practitioner))
    expect(story.case.standing.kind).toBe('resolved')
  })
})
