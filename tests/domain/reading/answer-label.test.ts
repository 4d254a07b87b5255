import { expect, test } from 'vitest'
import { intentOfLabel } from '../../../functions/domain/reading/answer-label.ts'

test.each([
  ['Agreed: strategy meeting on Tuesday, school attending.', 'propose-outcome'],
  ['“Agreed:” strategy meeting on Tuesday.', 'propose-outcome'],
  ['Agreed:\nstrategy meeting on Tuesday', 'propose-outcome'],
  ['Hi Tobi,\n\nAgreed - we will hold the meeting.', 'propose-outcome'],
  ['Agreed', 'confirm-outcome'],
  ['“Confirmed”', 'confirm-outcome'],
  ['Confirmed.', 'confirm-outcome'],
  ['Still open: nobody rang.', 'dispute-outcome'],
  ['Withdrawn: the assessment answers our concern.', 'withdraw'],
  ['Correction: this was meant as step two.', 'correct'],
  ['This is wrong: we meant another case.', 'correct'],
])('the answer that a notice offers is understood: %s', (reply, intent) => {
  expect(intentOfLabel(reply)).toBe(intent)
})

test.each([
  'Agreed actions from the meeting are attached.',
  'Withdrawn from school since Monday, and we worry.',
  'Confirmed cases of scabies in the house.',
  'We have not agreed: the plan is the same.',
  'This is wrong and should not be allowed to happen to any child.',
])('a sentence that only begins with such a word is not taken for an answer: %s', (reply) => {
  expect(intentOfLabel(reply)).toBeNull()
})

test('a reply whose mail program quotes our notice without marks is held, whatever the notice says', async () => {
  const { read } = await import('../../../functions/domain/reading/read.ts')
  const reading = await read(
    Buffer.from(
      [
        'From: team.manager@childrens-services.example',
        'To: escalations@waltham-forest.example',
        'Message-ID: <unmarked@childrens-services.example>',
        'Subject: Re: WF-7K3QX2 Step two',
        '',
        'Thank you, I will ring tomorrow.',
        '',
        'Now the case moves to step three, with a senior manager.',
        '',
        'Sent by Stepwise for Waltham Forest Safeguarding Partnership.',
        '',
      ].join('\r\n'),
    ),
  )
  expect(reading.hold).toContain('one of our own notices')
})
