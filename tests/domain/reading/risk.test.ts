import { expect, test } from 'vitest'
import { immediateRiskIn } from '../../../functions/domain/reading/risk.ts'

const SAID: readonly (readonly [boolean, string])[] = [
  [
    false,
    "Dear Colleague\nThis letter is sent under Step Two of the Safeguarding Partnership's Escalation Process. The health visiting service remains concerned that no pre-birth assessment has been started.",
  ],
  [
    false,
    'Please be aware that I have now raised this to step three as the senior manager for the Trust, in accordance with the Safeguarding Partnership’s Escalation Process. Steps one and two took place on 4 and 11 March.',
  ],
  [true, 'Child in school now with bruising to face, says dad did it. Police called.'],
  [true, 'He is threatening to kill himself and we cannot get through to the crisis team.'],
  [true, 'Mum has let the perpetrator back in the house this morning. The children are not safe.'],
  [false, 'Nobody is suggesting there is immediate danger.'],
  [false, 'We do not think the threshold of immediate risk is met.'],
  [
    true,
    'Baby has been left in the care of a man who is a registered sex offender tonight, this is an immediate safeguarding risk.',
  ],
  [true, 'The police have exercised powers of protection this afternoon.'],
  [false, 'What would you do if a child was in immediate danger?'],
  [true, 'I am really worried, she said she wants to die and has tablets with her.'],
  [true, 'The risk is not immediate but is increasing every week.'],
  [false, 'Training date: recognising immediate risk of harm, 4 May.'],
  [
    true,
    'Mrs K has not eaten for three days, is confused, and the carers have not turned up. She needs help today.',
  ],
  [true, 'We need an urgent response today as the girl is being taken abroad to be married tonight.'],
  [false, 'The child is not at immediate risk.'],
  [false, 'There were concerns in 2019 of serious injuries but nothing current.'],
  [
    true,
    'Dad turned up drunk at the gates and tried to hit her, we have locked the doors and rung the police.',
  ],
  [
    false,
    'Dear Team Manager, Please regard this correspondence as the commencement of step one of the Safeguarding Partnership’s Escalation Process.',
  ],
  [false, 'I, Ruth Adeyemi, Trust safeguarding lead, take this to step three.'],
  [
    false,
    'Draft for your comments: "This is step two of the Safeguarding Partnership’s Escalation Process."',
  ],
  [
    false,
    'Suggested text - This is step two of the Safeguarding Partnership’s Escalation Process. Ok to send?',
  ],
  [true, 'I’ve had to call an ambulance, he was found unresponsive.'],
  [false, 'There’s no suggestion that anyone is at immediate risk.'],
  [
    true,
    'Leah told me at 2.30 today that her stepfather touched her last night and she has to go home to him at 3.15.',
  ],
  [true, 'The toddler was seen with cigarette burns this morning.'],
  [false, 'She is in hospital and safe.'],
  [true, 'I consider the children to be at imminent risk of significant harm.'],
  [false, 'Are the children safe tonight?'],
  [true, 'In my view the risks are escalating and nobody is listening.'],
  [false, 'We assess that there is not currently an immediate risk to life.'],
  [true, 'He is carrying a machete and says he will use it.'],
  [true, 'Mum is intoxicated and has the baby in the car right now.'],
  [false, 'The child is safe and well.'],
  [
    false,
    'Dear Ms Shah,\n\nI write further to our meeting of 4 March 2026 at which we were unable to reach agreement as to whether the threshold for a child protection enquiry was met. You will recall that the school, the health visitor and the family support worker all took the view that it was. I have considered carefully what you said about capacity but the fact remains that two children have been left without a plan for six weeks. In those circumstances, and having consulted my headteacher, I am now obliged to take the matter forward at step two of the Safeguarding Partnership’s Escalation Process. I should be grateful for your response within five working days.\n\nYours sincerely,\n\nT Okafor\nDesignated Safeguarding Lead',
  ],
  [
    false,
    'Caution: This is an external email. Please take care when clicking links or opening attachments. When in doubt, contact IT.\n\n\nStep two of the Safeguarding Partnership’s Escalation Process\n\nPlease call me.',
  ],
  [true, 'Ambulance on scene, mum has collapsed and the twins are with a neighbour.'],
  [false, 'This is not an emergency and no one is in danger.'],
  [
    true,
    'The GP has said there is a real risk that he will die if the feeding plan is not followed, and it is not being followed.',
  ],
  [true, 'He is due to be released tonight and has said he will kill her.'],
  [
    false,
    'Dear Imran\n\nI have discussed this with our named nurse and she supports my view. Accordingly, please take this as formal notice that the health visiting service is at step one of the Safeguarding Partnership’s Escalation Process.\n\nMaeve',
  ],
  [
    false,
    'With reference to our conversation of yesterday, I confirm the Police are moving to step two of the Escalation Process.',
  ],
  [
    false,
    'Dear Sara, Further to your email, which I am afraid does not deal with the injuries, this is step 1 of the Safeguarding Partnership Escalation Process.',
  ],
  [
    true,
    'A two year old was found wandering on the main road this morning for the third time and nobody is home.',
  ],
  [false, 'I do not think there is an immediate risk but I am worried about the long term.'],
  [true, 'She disclosed today that he strangled her last night.'],
  [false, 'In an emergency always dial 999.'],
  [true, 'He has no food, no heating and is hypothermic. I have rung 999.'],
]

test.each(SAID)('%s: %s', (isRisk, text) => {
  expect(immediateRiskIn(text)).toBe(isRisk)
})
