import { expect, test } from 'vitest'
import { wishOf } from '../../../functions/domain/reading/intent.ts'
import type { Intent } from '../../../functions/domain/reading/reading.ts'

const SAID: readonly (readonly [Intent, string])[] = [
  ['acknowledge', 'Ta, got it. On leave til Weds will pick up then.'],
  [
    'acknowledge',
    'Thank you for raising this with us. I have asked the team manager to pull the file and I will call you tomorrow.',
  ],
  [
    'respond',
    'We’ve looked again at the referral with the consultant social worker. We still feel Early Help is the right place for the family.',
  ],
  ['respond', 'Our decision stands. The reasons are set out in my letter of 2 March.'],
  [
    'propose-outcome',
    'Following our call this afternoon, we have agreed the following: SW to visit by Weds, school to share the chronology. Can you confirm please?',
  ],
  ['confirm-outcome', 'Yes that reflects what we agreed. Thanks for your help.'],
  ['confirm-outcome', 'Happy to confirm the above.'],
  ['confirm-outcome', 'I agree with the outcome as written.'],
  ['dispute-outcome', 'That isn’t what was agreed at all. We said the visit would be unannounced.'],
  ['propose-outcome', 'Agreed on the visit, but the date needs to be this week not next.'],
  [
    'withdraw',
    'Please close this one, we are withdrawing our escalation as the assessment has been reopened.',
  ],
  ['withdraw', 'In light of the new information we would like to retract our concerns.'],
  ['correct', 'No, you’ve got that wrong. I was asking a question, not escalating.'],
  ['correct', 'Sorry, I didn’t mean to start anything formal. I was only asking for advice.'],
  ['propose-outcome', 'The matter has been resolved between us: case to stay open to CIN for 3 months.'],
  ['dispute-outcome', 'We do not agree that this has been resolved.'],
  ['propose-outcome', 'Partially agreed: the plan is fine, the timescale is still to be decided.'],
  ['other', 'Are you about for a coffee on Tuesday?'],
  ['confirm-outcome', 'Confirming that I agree.'],
  ['confirm-outcome', 'Yes we are happy that this is now resolved.'],
  ['dispute-outcome', 'still open from our side I am afraid'],
  ['acknowledge', 'I confirm receipt of your step three escalation. Ruth will respond.'],
  ['acknowledge', 'I acknowledge that this is step two and will reply within five days.'],
  ['acknowledge', 'Cheers, leave it with me.'],
  ['respond', 'Please see our response attached. We remain of the view that the threshold is not met.'],
  ['respond', 'I can offer a joint visit on Tuesday.'],
  [
    'propose-outcome',
    'We agreed today that the strategy meeting will go ahead on the 9th. Grateful if you could confirm in writing.',
  ],
  ['propose-outcome', 'Proposed outcome: the case will be reopened and a visit made within 48 hours.'],
  ['confirm-outcome', 'Yes, confirmed.'],
  ['confirm-outcome', 'That is an accurate summary of what we agreed, thank you.'],
  ['confirm-outcome', 'All agreed from my end.'],
  ['dispute-outcome', 'I can’t agree that record, the second action is missing.'],
  ['dispute-outcome', 'No, this was never agreed.'],
  ['withdraw', 'We would like to stand this down please, thank you.'],
  ['withdraw', 'Please withdraw my escalation.'],
  ['correct', 'That’s not right, I said step one not step two.'],
  ['correct', 'You have logged this against the wrong child.'],
  ['propose-outcome', 'Yes but the school must also attend.'],
  ['dispute-outcome', 'Not agreed. The plan does not cover the younger child.'],
  ['withdraw', 'We are satisfied with the response and would like to close the escalation.'],
  ['confirm-outcome', 'I accept the proposed outcome.'],
  ['respond', 'The head of service has reviewed the file and upholds the original decision.'],
  ['acknowledge', 'I’m out on visits but have seen this and will call after 4.'],
  [
    'propose-outcome',
    'Further to the meeting: 1) visit by 9 March, 2) chronology by 12 March. Both sides agreed. Still to be settled: who leads.',
  ],
  ['propose-outcome', 'agreed: visit on 9 March and joint plan by 20 March'],
  ['withdraw', 'withdrawn'],
  ['confirm-outcome', 'Yes I agree with that'],
  ['confirm-outcome', 'Agreed and thank you for your patience.'],
  ['propose-outcome', 'Agreed, although I would still like to see the chronology before Friday.'],
  ['respond', 'No further comment from us, decision remains NFA.'],
  ['confirm-outcome', 'Happy with that, agreed.'],
  ['confirm-outcome', 'That’s what we agreed, yes.'],
  ['propose-outcome', 'We can now agree the following outcome: allocation by Friday.'],
  ['acknowledge', 'Will do, thank you for flagging.'],
]

test.each(SAID)('%s: %s', (intent, text) => {
  expect(wishOf(text, false).intent).toBe(intent)
})

test('what is still outstanding comes back in the sender’s own words', () => {
  const { intent, outstanding } = wishOf('Visit agreed, but information sharing is still outstanding.', false)
  expect(intent).toBe('propose-outcome')
  expect(outstanding).toBe('Visit agreed, but information sharing is still outstanding.')
})

test('nothing outstanding is not outstanding', () => {
  expect(wishOf('Agreed outcome: visit on Friday. Outstanding: none.', false).outstanding).toBeNull()
})
