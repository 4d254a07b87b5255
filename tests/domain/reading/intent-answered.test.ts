import { describe, expect, test } from 'vitest'
import type { Intent } from '../../../functions/domain/reading/reading.ts'
import { read } from '../../../functions/domain/reading/read.ts'

/** A reply as it arrives: under its own words the message that it answers. */
const readReply = async (
  text: string,
  { subject, from, message }: { subject: string; from: string; message: readonly string[] },
): Promise<Intent> => {
  const mail = [
    'From: Ann Reed <a.reed@parkside-primary.example>',
    'To: d.fox@childrens-services.example',
    'Cc: escalations@waltham-forest.example',
    `Subject: ${subject}`,
    'Message-ID: <reply@parkside-primary.example>',
    'In-Reply-To: <answered@childrens-services.example>',
    '',
    text,
    '',
    `On Thu, 12 Nov 2026 at 14:10, ${from} wrote:`,
    ...message.map((line) => `> ${line}`),
    '',
  ]
  return (await read(Buffer.from(mail.join('\r\n')))).intent
}

const PROPOSAL = {
  subject: 'Re: Child R',
  from: 'Dean Fox <d.fox@childrens-services.example>',
  message: ['A worker is allocated and visits on Thursday.', 'Does that settle it for you?'],
}
const RECEIPT = {
  subject: 'Re: WF-7K3QX2 Step two: received, deadline 5pm Friday 27 November',
  from: 'Waltham Forest <escalations@waltham-forest.example>',
  message: ['We read your email of 11 November as step two. If this is wrong, reply and say so.'],
}
const TO_CONFIRM = {
  subject: 'Re: WF-7K3QX2',
  from: 'Waltham Forest <escalations@waltham-forest.example>',
  message: [
    'Tom Wood has told us that you have both agreed the outcome below.',
    'If that is right, reply “Confirmed” by 5pm Friday 27 November.',
    'What you are asked to confirm: a joint visit on Monday.',
    'If we have misread anything, reply and say so.',
  ],
}
const DECLARATION = {
  subject: 'Re: Closure of an assessment',
  from: 'Tom Wood <t.wood@borough-health.example>',
  message: ['This is step one of the escalation process. We disagree with the closure.'],
}

describe('under a proposal', () => {
  test.each<[Intent, string]>([
    ['confirm-outcome', 'It does, thank you.'],
    ['confirm-outcome', 'Certainly does. I will tell my head.'],
    ['confirm-outcome', 'That works for us.'],
    ['confirm-outcome', 'Dean, yes. She has been seen already. Very happy to call it settled.'],
    ['confirm-outcome', "That's all we wanted. Please go ahead."],
    ['confirm-outcome', 'Yes, that gives us what we were after.'],
    ['confirm-outcome', "That'll do nicely"],
    ['confirm-outcome', 'We have no further disagreement with you about this.'],
    ['confirm-outcome', 'Job done, ta'],
    ['confirm-outcome', 'Yes, thanks. Consider it closed.'],
    ['confirm-outcome', 'All sorted then, thanks.'],
    ['confirm-outcome', 'I write for the practice to say that we accept what you propose.'],
    [
      'confirm-outcome',
      'Fine by us. On that footing I’m content that our disagreement is settled and the escalation can be closed.',
    ],
    ['dispute-outcome', "It doesn't I'm afraid. Thursday is a week away."],
    ['dispute-outcome', 'Sorry Dean but no. That is where we were in October.'],
    ['dispute-outcome', 'Not really. You offer a visit, we asked for an assessment.'],
    ['dispute-outcome', 'Not until I have a plan in writing.'],
    ['dispute-outcome', 'Sadly it does not. He has moved in again.'],
    ['dispute-outcome', 'I would need more than that. Who sees her this week?'],
    ['dispute-outcome', 'We had this offer in September and turned it down then.'],
    ['dispute-outcome', 'Almost. Make it Wednesday and I’m happy.'],
    ['dispute-outcome', "We accept the worker gratefully. We can't accept the date."],
    ['dispute-outcome', "Thanks. That's part of it. So I can't sign it off as settled yet."],
    ['dispute-outcome', "I'm afraid that doesn't address what we raised."],
    ['dispute-outcome', 'Progress, but it leaves the baby out, so it stays open from our end.'],
    ['propose-outcome', 'Yes, provided that somebody sees the baby too.'],
    ['propose-outcome', 'Nearly. If she goes on Wednesday instead, can we call it settled?'],
  ])('%s: %s', async (intent, text) => {
    expect(await readReply(text, PROPOSAL)).toBe(intent)
  })

  test.each([
    'Yes, the nurse will be there on Thursday. On the rest I need to ask my manager.',
    "Thanks for letting me know. I'll see how Thursday goes before I answer that.",
    'Is it Carol or Jean who visits?',
    'I am on leave until Monday and will reply then.',
    'Does it settle it? Ask me when somebody has actually been.',
    'I can see why you ask.',
    'OK. Will think about it over the weekend.',
    'Happy to talk. I am free at 2.',
    'Perfect timing, I was about to ring you.',
    'She has agreed to the visit.',
    'Agreed with mum that I would come along on Thursday.',
    'The school nurse is happy that everything is settled at home.',
    'Mum is happy for it to be closed but I am not sure.',
    'Nothing is outstanding on the housing form.',
    'The visit is what we wanted to talk about.',
  ])('nothing is agreed to by: %s', async (text) => {
    expect(await readReply(text, PROPOSAL)).not.toMatch(/confirm-outcome|withdraw/u)
  })
})

describe('under a receipt of ours', () => {
  test.each<[Intent, string]>([
    ['correct', "We haven't! I only copied you in."],
    ['correct', 'No, this was step one, not step two.'],
    ['correct', 'It was the first step not the second.'],
    ['correct', 'Hi, ours was step one. We have not done a step two.'],
    ['correct', 'Nobody here has escalated anything.'],
    ['correct', 'Please remove this, I was only forwarding the minutes.'],
    ['correct', 'No I didn’t. Un-close it please.'],
    ['correct', 'Hiya, think there’s been a mix up. We wanted stage one.'],
    [
      'correct',
      'It says that I confirmed the outcome. I did not, there is no agreement on this one yet. Please undo.',
    ],
    ['correct', 'The date is wrong, my email was sent on the 9th.'],
    ['acknowledge', 'Thank you, that is correct.'],
    ['withdraw', 'Thank you but it is sorted, please withdraw our escalation.'],
    ['escalate', 'No one has been in touch. I am escalating this to step two.'],
    [
      'escalate',
      'I have spoken to her manager. She will not move, so please take this as step three of the escalation process. We are not content.',
    ],
  ])('%s: %s', async (intent, text) => {
    expect(await readReply(text, RECEIPT)).toBe(intent)
  })

  test.each([
    'Step one was sent on 2 November to Dean Fox.',
    'I do not have a number for the service manager, can you send it?',
    'No reply from them yet. What happens on Friday?',
    'Thanks. I don’t need anything else at this step.',
    'Please change my telephone number to 07700 900123.',
    'We never had a reply to step one, which was sent to Dean Fox.',
    'He is on the wrong side of the railing and I am talking to him, 999 are coming.',
  ])('nothing is put right by: %s', async (text) => {
    expect(await readReply(text, RECEIPT)).not.toBe('correct')
  })
})

describe('under an outcome that we asked to confirm', () => {
  test.each<[Intent, string]>([
    ['confirm-outcome', 'Agreed, yes to all of that'],
    ['confirm-outcome', 'Yes confirmed, thats what we agreed.'],
    ['dispute-outcome', "No I don't confirm that. It has been turned round. Not agreed."],
  ])('%s: %s', async (intent, text) => {
    expect(await readReply(text, TO_CONFIRM)).toBe(intent)
  })
})

describe('under a declaration', () => {
  test.each([
    'Visit done this morning. Happy for this to be closed?',
    'I have reopened it and Kim visits on Tuesday. Is that enough for you to let this one go?',
    'The panel funds the place from January. That do you?',
    'We have changed our minds and will assess. Are we all square?',
    'A worker will visit by Friday. Does that do it for your step one?',
    'We open an enquiry today. Would you let me know whether you regard it as settled?',
    'I chair the review myself. Unless I hear from you by Friday I will take it as settled.',
    'They are all on the list for the 26th. I think that meets it?',
    'The conference is booked for 3 December. Can we put this one to bed?',
    'Referral accepted today. I trust we can now close your escalation. Any objection?',
    'I change the decision to child in need. I assume that deals with it, but say if not.',
    'Would you be prepared to accept weekly calls in place of visits?',
    'The panel gives a week more. That is our final offer: the 27th. Let me have your answer by Monday.',
    'I recommend a placement from the ward. I ask each of you to tell me by noon whether your agency accepts.',
  ])('an outcome is proposed by: %s', async (text) => {
    expect(await readReply(text, DECLARATION)).toBe('propose-outcome')
  })

  test.each([
    'Would 3pm suit you for a call about this?',
    'Are you happy for me to speak to the family directly?',
    'Can you tell me whether mum has agreed to the referral?',
    'Could you confirm that the school has closed its own file?',
    'Our position has not changed and we consider the matter closed.',
    'The case was closed because mum withdrew consent. Does that answer your question?',
    'It has to be no. That is not a disagreement between us so much as the law.',
  ])('no outcome is proposed, agreed to or disputed by: %s', async (text) => {
    expect(await readReply(text, DECLARATION)).not.toMatch(/outcome|withdraw/u)
  })
})
