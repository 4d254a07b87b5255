import { expect, test } from 'vitest'
import { wishOf } from '../../../functions/domain/reading/intent.ts'
import type { Intent } from '../../../functions/domain/reading/reading.ts'

/** Short replies as they are typed on a telephone, in a second language, in anger, in Welsh and English. */
const REPLIES: readonly (readonly [Intent, string])[] = [
  // Telephones.
  ['acknowledge', 'ta will ring u after 3'],
  ['acknowledge', 'Seen this, in theatre, back to you tonight'],
  ['acknowledge', '👍 got it'],
  ['acknowledge', 'Thx. Passed to our duty manager'],
  ['acknowledge', 'Received. Looking at it now.'],
  ['confirm-outcome', 'yep all good my end'],
  ['confirm-outcome', 'yes thats right thx'],
  ['confirm-outcome', 'All fine by us'],
  ['confirm-outcome', 'Yes agreed x'],
  ['confirm-outcome', 'spot on, thanks both'],
  ['confirm-outcome', 'Happy with that'],
  ['dispute-outcome', 'no i never agreed that'],
  ['dispute-outcome', 'Not what we said Karen'],
  ['dispute-outcome', 'cant sign that off sorry'],
  ['dispute-outcome', 'Nope. That note misses out the home visit'],
  ['withdraw', 'pls withdraw our step 2, all sorted'],
  ['withdraw', 'can you cancel the escalation please, its been dealt with'],
  ['withdraw', 'we are dropping the escalation, visit done'],
  ['correct', 'wrong child!!'],
  ['correct', 'no i said step 1 not step 2'],
  ['propose-outcome', 'how about we do joint visit fri n you keep case open, ok with you?'],
  ['propose-outcome', 'yes but only if school comes too'],
  ['respond', 'still nfa from us sorry'],
  ['respond', 'Cant share that without consent'],
  ['other', 'whats your number?'],
  ['other', 'who is the duty manager today'],
  // A second language.
  ['confirm-outcome', 'Yes madam, I am agree with all the points.'],
  ['confirm-outcome', 'It is correct what you have written. Thank you.'],
  ['dispute-outcome', 'I am not agree with this note, it is not what we have said.'],
  ['withdraw', 'Please, I want to take back my escalation, the family is now helped.'],
  ['acknowledge', 'I have well received your mail and I will answer tomorrow.'],
  ['respond', 'Our doctor has the opinion that the child must stay in hospital.'],
  ['correct', 'I did not wanted to escalate, I only meant to ask.'],
  ['propose-outcome', 'We propose that we make the visit together on Monday. If you agree please write me.'],
  // Anger.
  ['dispute-outcome', 'Absolutely not. Nobody here agreed to any such thing.'],
  ['dispute-outcome', 'Your record is a fiction. We dispute every word of that note.'],
  ['correct', 'YOUR SYSTEM HAS GOT THIS WRONG AGAIN'],
  ['respond', 'For the third time: our decision has not changed and will not change.'],
  ['respond', 'We disagree with every word of your letter and we are not going to reopen it.'],
  ['other', 'Why has nobody rung me back?'],
  // Welsh.
  ['acknowledge', 'Diolch, wedi derbyn.'],
  ['confirm-outcome', 'Cytuno, diolch.'],
  ['confirm-outcome', 'Ydw, rwy’n cytuno â’r cofnod.'],
  ['dispute-outcome', 'Na, dydw i ddim yn cytuno â hyn.'],
  ['withdraw', 'Rydym yn tynnu’r uwchgyfeiriad yn ôl, diolch.'],
  ['acknowledge', 'Diolch am eich e-bost, byddaf yn ateb yfory.'],
  // What must neither close nor settle a case.
  ['respond', 'We will not withdraw the escalation until the visit has been made.'],
  ['other', 'Are you withdrawing your escalation?'],
  ['other', 'If they visit on Friday we would withdraw the escalation.'],
  ['other', 'Mum has withdrawn her consent and he seems very withdrawn.'],
  ['other', 'You asked us to withdraw the challenge.'],
  ['other', 'They have withdrawn the offer of a placement.'],
  ['other', 'Please close the door of the case file cabinet.'],
  ['other', 'Is the record correct?'],
  ['acknowledge', 'I can confirm that your email has been received.'],
  ['other', 'Yes, Thursday at 2.'],
  ['other', 'Yes please, two copies.'],
  ['respond', 'I agree that the house is cold, and our view is that this is neglect.'],
  ['other', 'Confirmed cases of flu on the ward, so visiting is closed.'],
  ['other', 'She is happy with her new school and the plan is going well.'],
  ['other', 'Please confirm the outcome by Friday.'],
  // Who agrees, and as what it stands.
  ['confirm-outcome', 'Agreed on behalf of the local authority, in the terms of your email of Friday.'],
  ['confirm-outcome', 'Please take this as the school agreeing to the outcome.'],
  ['confirm-outcome', 'I accept the terms in your letter without amendment.'],
  ['confirm-outcome', 'I have no hesitation in confirming the outcome as you have it.'],
  ['confirm-outcome', 'We accept. You may treat the matter as resolved.'],
  [
    'confirm-outcome',
    'Your second version is right in every line. You may close our step one on the strength of this.',
  ],
  [
    'respond',
    'Confirmed from the hospital side that he is discharged on Friday. We will not fund a night sitter.',
  ],
  ['respond', 'We consider this matter closed. The threshold was not met and our decision stands.'],
  ['respond', 'We accept that a visit should have been made sooner. It took place today and she is well.'],
  [
    'propose-outcome',
    "I'd like to propose that we end this on the following basis: two visits. We both agree that he is safe.",
  ],
  // What was written down, and what was agreed.
  ['dispute-outcome', "I can't put my name to that."],
  ['dispute-outcome', 'Please take the word agreed off the record.'],
  ['dispute-outcome', 'We said weekly, you have written monthly.'],
  ['dispute-outcome', 'I did not agree to monthly visits. Please change the record.'],
  ['respond', 'We do not agree to reopen. The neighbour did not repeat what was said to school.'],
  ['respond', 'The machete was missing and Y went missing in June. Our decision was right.'],
  // Whose escalation ends, by whom and when.
  ['withdraw', "We're dropping the second step and the first one with it."],
  ['withdraw', 'Please disregard my step one email of this morning. The visit was done on Friday.'],
  ['withdraw', 'Consider the escalation withdrawn.'],
  ['withdraw', 'Oak Lane Primary withdraws its escalation of 3 May.'],
  ['other', 'We were wrong on the discharge and I withdraw that advice. We did not know of the ribs.'],
  [
    'propose-outcome',
    'It was agreed that he is weighed weekly. Kindly confirm in writing so that step two can be closed.',
  ],
  ['other', 'There were two escalations in the quarter; one went to step two and was then withdrawn.'],
  // What the receipt says, and what is wrong with the world.
  ['correct', 'Your receipt names the receiving agency as health. It should be housing.'],
  ['correct', "You've filed it against Children's Services. The people we're at odds with are Probation."],
  ['correct', "I wasn't escalating, just asking how it works."],
  ['correct', "That's right, nothing was meant to start."],
  ['other', 'That is not right and you know it. She has been hungry for weeks.'],
  ['other', 'She was told the wrong date and went to the wrong clinic.'],
  ['respond', 'I think you have misread the assessment. It says the risk is managed.'],
  ['respond', 'I accept that was a mistake and we have changed the duty script.'],
  // An answer, or a promise of one.
  ['acknowledge', "I acknowledge your letter. I don't overrule anybody. I'll write to you both by Thursday."],
  ['acknowledge', "I have your message. I won't say more until I've read everything."],
  ['acknowledge', "Your step two reached me yesterday and I'll be in touch once I've sat down with Claire."],
  ['respond', 'Thank you for your email. The referral was screened on 4 May and closed.'],
]

test.each(REPLIES)('%s: %s', (intent, text) => {
  expect(wishOf(text, false).intent).toBe(intent)
})
