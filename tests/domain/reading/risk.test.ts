import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { z } from 'zod'
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
  [
    true,
    'Just had a call from the neighbour. She says he is smashing the place up and the kids are upstairs.',
  ],
  [true, 'The child has disclosed today that her uncle touches her and he is at the house.'],
  [true, 'I am extremely concerned for her safety tonight.'],
  [true, 'Mum said she would rather they were all dead than taken into care.'],
  [true, 'He sent a text saying goodbye and isn’t answering his phone.'],
  [true, 'She’s 38 weeks, bleeding and refusing to see anyone.'],
  [true, 'He left the ward an hour ago with no shoes and no medication and nobody knows where he is.'],
  [true, 'We do not believe that it is safe for the children to go home tonight.'],
  [true, 'There’s an urgent and immediate safeguarding risk here.'],
  [true, 'The resident has been found with hand marks round her neck.'],
  [true, 'I think she’ll be killed if nothing is done.'],
  [true, 'Baby unattended in the flat, door locked, no answer. Police forcing entry now.'],
  [true, 'He is expressing a plan to end his life tonight and has the means.'],
  [true, 'The girl is missing. She was last seen at 4pm with an older man.'],
  [true, 'Fire at the property, child unaccounted for.'],
  [true, 'She’s told us he is armed.'],
  [true, 'The carer was seen slapping him this morning and is on shift tonight.'],
  [true, 'This child is not safe where she is.'],
  [true, 'Immediate risk: yes'],
  [true, 'He has hit her again today and she has a black eye.'],
  [true, 'Children are in danger.'],
  [true, 'The situation at home is now life threatening.'],
  [false, 'Immediate risk: no'],
  [false, 'Immediate risk: none identified'],
  [false, 'I do not believe there’s anything to suggest he is in danger.'],
  [false, 'The child is not in any danger at present.'],
  [false, 'We have no reason to think that she’s at immediate risk.'],
  [false, 'Should there be an immediate risk, please use the normal child protection route.'],
  [false, 'What do we do where there’s immediate risk?'],
  [false, 'Had there been an immediate risk we would have rung 999.'],
  [false, 'There was an immediate risk in January, which was dealt with.'],
  [false, 'The immediate risk has passed; he’s in custody.'],
  [false, 'He was arrested last summer after threatening to kill her.'],
  [false, 'In 2019 he strangled his then partner.'],
  [false, 'If you believe a child is in immediate danger ring 999.'],
  [false, 'Please confirm that there’s no immediate risk.'],
  [false, 'The training covers self-harm and suicide.'],
  [false, 'Risk assessment attached.'],
  [false, 'Our concern is the level of neglect, which is long standing.'],
  [false, 'The immediate risk checklist is blank because it doesn’t apply.'],
  [false, 'I’m on my way to the meeting.'],
  [false, 'We took the decision to close; the children are safe.'],
  [false, 'The head of service is out of the office today.'],
  [false, 'We will hold the street meeting on the bridge project.'],
  [false, 'The police were informed last month and took no action.'],
  [false, 'The family are coming to the house viewing on Friday.'],
  [false, 'I’m heading to court now; can I ring you at four?'],
  [false, 'The referral has been broken down into three parts.'],
  [false, 'He has not been fed back the outcome.'],
  [false, 'There has been no change to the medication she has taken since March.'],
]

/** Told by circumstance, by all kinds of people; those at odd places were kept aside until the rules were done. */
const MAILS = z
  .strictObject({
    risk: z.array(z.string()),
    calm: z.array(z.string()),
    /** Written after the rules, as far from their words as could be thought of. */
    later: z.strictObject({ risk: z.array(z.string()), calm: z.array(z.string()) }),
  })
  .parse(JSON.parse(readFileSync(new URL('risk-mails.json', import.meta.url), 'utf8')))

describe('a mail that tells of danger', () => {
  test.each(MAILS.risk)('%s', (text) => {
    expect(immediateRiskIn(text)).toBe(true)
  })
})

describe('a mail that argues, asks, reports or remembers', () => {
  test.each(MAILS.calm)('%s', (text) => {
    expect(immediateRiskIn(text)).toBe(false)
  })
})

test('wording that nobody listed is found in nine of ten mails, and two calm ones in a hundred are taken for it', () => {
  const { risk, calm } = MAILS.later
  const found = risk.filter((text) => immediateRiskIn(text))
  const mistaken = calm.filter((text) => immediateRiskIn(text))
  expect(found.length / risk.length).toBeGreaterThan(0.9)
  expect(mistaken.length / calm.length).toBeLessThan(0.02)
})

test.each(SAID)('%s: %s', (isRisk, text) => {
  expect(immediateRiskIn(text)).toBe(isRisk)
})

describe('what stands around the words decides', () => {
  const decides: readonly (readonly [string, boolean, string])[] = [
    ['an argument about the plan', false, 'The plan leaves her at risk of significant harm.'],
    ['the same words and today', true, 'She is at risk of significant harm today.'],
    ['a denial', false, 'There is no immediate risk.'],
    ['a way past somebody, which is no time', true, 'He has got past security and is in with mum and baby.'],
    ['the same words of a time', false, 'There was a threat in the past and security knew of it.'],
    [
      'what somebody else says soothes nothing',
      true,
      'Mrs F is on the kitchen floor and the son is in the hall saying she is fine.',
    ],
    ['help that is on its way', true, 'Officers still six minutes away and she is not picking up.'],
    [
      'a case that is not gone on with',
      false,
      'There is no point us carrying on with this so we are dropping it.',
    ],
    ['a life that is not gone on with', true, 'She says there is no point in going on.'],
    ['an answer that did not come', false, 'I have not heard from anybody and it is now six working days.'],
    ['a child of whom nobody has heard', true, 'We have not heard from him since last night.'],
    ['a baby who is a bruiser', false, 'He went home with a plan and is a bruiser now.'],
    [
      'somebody who is on the way',
      true,
      'Stepdad says he has found him and is driving round there with his brother.',
    ],
    [
      'a child who was driven off',
      true,
      'Birth dad turned up at the contact and has driven off with him in the van.',
    ],
    ['a child last seen hours ago', true, 'MISPER J.A. (14) last seen 1540 hrs.'],
    ['a denial, and then the danger', true, 'There is no immediate risk from dad, but he has a knife.'],
    ['a denial, and then an argument', false, 'There is no immediate risk, but the plan is drifting.'],
    ['a question to the other agency', false, 'Is he safe tonight?'],
    ['a question after the danger', true, 'He is on the roof. Can someone ring me?'],
    ['a condition', false, 'If a child is in immediate danger, call 999.'],
    ['a condition of this afternoon', true, 'If she goes home with them today she will be killed.'],
    ['long ago', false, 'She took an overdose in 2019.'],
    ['this morning', true, 'She took an overdose this morning.'],
    ['long ago beside now', true, 'Dad, who went to prison in 2019, has a knife tonight.'],
    ['a harm, and its time in the next sentence', true, 'Stepdad hit him with a shoe. It was this morning.'],
    ['a harm, and the time of a telephone call', false, 'The bruise was explained. I spoke to you today.'],
    ['a name', false, 'She lives in Bridge Street.'],
    ['a form that is ticked no', false, 'Is anyone in immediate danger? [ ] Yes [x] No'],
    ['a colleague of the police', false, 'Police are attending the conference on Monday.'],
    ['a webinar', false, 'Webinar: spotting immediate danger. Nine places left.'],
    ['Welsh', true, "Mae'r plentyn mewn perygl uniongyrchol heno."],
    ['a denial in Welsh', false, 'Nid oes perygl uniongyrchol.'],
    [
      'all is well, and an old word of harm',
      false,
      'He is fine. The fracture is healed and he is in the playroom.',
    ],
    ['all is well, but of another', true, 'The baby is fine. Mum has been stabbed this morning.'],
    [
      'small signs that add up',
      true,
      'He is 4, it is dark and he is on the roof edge with no coat. Nobody comes.',
    ],
    [
      'the same things and no danger',
      false,
      'We disagree about who pays for his coat. He is 4 and happy at nursery.',
    ],
    [
      'an error that set somebody free',
      true,
      'He was released in error at 11:30 and is going to the school to take them.',
    ],
    [
      'what the other agency must know',
      true,
      'You must know that he wrote a goodbye message from the bridge.',
    ],
    [
      'police and colleagues, called together',
      true,
      'We have called police and two colleagues are running there.',
    ],
    [
      'an assurance elsewhere in the mail',
      false,
      'A looked-after boy is alone a lot. We talk. Nobody is at risk today.',
    ],
    [
      'an assurance, and a harm of now',
      true,
      'Nobody is at risk here. Ten minutes ago he smashed her door in.',
    ],
    [
      'an assurance, and a grave harm',
      true,
      'Nobody is at risk here. Next door: he strangled her, we heard it.',
    ],
    [
      "another's assurance",
      true,
      "You said nobody is at risk. The baby's ribs are bruised and she is alone with him.",
    ],
    [
      'somebody who is in hospital for weeks',
      false,
      'He was found wandering. He is now in hospital until 15 December.',
    ],
    ['somebody who lives elsewhere', false, 'She was stabbed. She is with her grandmother now.'],
    ['another who is elsewhere', true, 'Mum has been stabbed. The children are with their aunt now.'],
    ['a refuge that he has found', true, 'He is outside the refuge. She is in the refuge until Friday.'],
    ['visits that were missed', false, 'I will look into the missed visits and come back to you.'],
    ['a man who walks up and down', true, 'She is in our shop and he is pacing up and down outside.'],
    ['safety until this afternoon', true, "She is safe with us until three. Dad has said he'll kill her."],
    [
      'a danger that was, told as that',
      false,
      'At that point Mrs H was in immediate danger and she was moved.',
    ],
    ['a danger that was and still is', true, 'When I arrived she was in immediate danger and she still is.'],
    ['the year in the next sentence', false, 'A worker strangled her. It was in 2009 and the home has shut.'],
    ['the night in the next sentence', true, 'He strangled her. It was last night.'],
    ['dates of a history', false, 'He came under the influence on 3 July and 10 July.'],
    ['dates of a history that goes on', true, 'He hit her on 3 May and 9 May and again this morning.'],
    ["what is not true in another's word", true, "She's taken an overdose. He says it's not true."],
    ['what is not true of another thing', true, 'He has strangled her, and what you were told is not true.'],
    ["yesterday's conversation", false, "You remember yesterday's conversation about her relapse."],
    ['"since you wrote"', true, 'Since you wrote she has been strangled.'],
    ['"you wrote"', false, 'You wrote that she had been strangled.'],
    ['a form that answers after some words', false, 'Immediate danger to anyone: no'],
    ['a form that begins with no', true, 'In danger at home: no food and a man with a knife'],
    ['somebody called Crane', false, 'I came to my conclusion with Ms Crane at ten.'],
    ['a reply that did not come', false, "Your manager hasn't come back to me."],
    ['a boy who did not come', true, "Your lad hasn't come back to the unit."],
    ['a made-up case', false, 'Question 4 of the quiz. Scenario: a father is at the door with a machete.'],
    ['a slide', false, 'Is the wording of slide 6 right? "The child is at immediate risk."'],
    [
      'a trainer with a real one',
      true,
      "I'll miss the training and the slides are late. Ali has a knife in his bag.",
    ],
    ['what was, and no time', false, 'He was found unresponsive in his room.'],
    ['what was, and its time', true, 'He was found unresponsive in his room. That was ten minutes ago.'],
    ['what had to be done for it', true, 'I have had to call an ambulance.'],
    ['a date', false, 'On 2 October he was found unresponsive.'],
    ['how often it was', false, "He's hit his mother more than once this year."],
    ['nights of long ago', false, 'She has been missing overnight four times since May.'],
    ['this night', true, 'She has been missing overnight.'],
    ['another who found him', true, 'Her husband has found her flat.'],
    ['a place that was found for him', false, 'The hostel that you have found him is too near.'],
    ['a school holiday', false, 'She locked herself in the bathroom in half term.'],
    ['how often now', false, 'He has bitten two of the staff. We have asked for help three times now.'],
    ['not tonight', false, 'He can be violent to her. Not tonight, he is on the detox unit.'],
    ['the time of a colleague', false, 'She took an overdose in the past. I am free after 12.30.'],
    ['what is to be picked up', false, 'I will pick up the pre-release plan with you.'],
    ['pick-up at school', true, 'He has threatened her. He is coming at pick up.'],
    ['want of a thing', false, 'There is no heating in two of the rooms.'],
    ['want of a thing tonight', true, 'The baby has no milk tonight.'],
    ['a means of control', false, 'Her partner takes her phone and hides her keys.'],
    ['a means of control, now', true, 'He has just taken her phone so that she cannot ring.'],
    ['how somebody is to be seen', false, 'She is to be seen alone, away from the house.'],
    ['somebody alone', true, 'The toddlers are alone in the flat.'],
    ['a paper that lacks something', false, 'Page 4 is missing a signature.'],
    ['somebody who is missing', true, 'She is missing from the ward.'],
    ['a victim of long ago', false, 'We asked for the notes of the stabbing victim.'],
    ['an explanation', false, 'The bruising has been explained. I have now read the letter.'],
    ['a manner of speech', false, "He is nine weeks old, I'm afraid. They propose to end it there."],
    ['somebody hidden from him', false, "She is in a refuge and he doesn't know where."],
    ['somebody lost', true, "We don't know where she is."],
    ['how old somebody was', false, 'Her brother touched her when she was nine. He is now 24.'],
    ['no apostrophes', true, 'she isnt waking up and hes locked the door'],
    [
      'no apostrophe in "hes"',
      true,
      'hes in a car w the olders, says theyve got a machete n theyre taking him to some house out in essex, he was whispering n then it cut off.',
    ],
    ['capitals and curly apostrophes', true, 'SHE’S NOT BREATHING AND HE’S LOCKED HER IN'],
    ['no full stops at all', true, 'please ring he is outside with a knife mum is upstairs'],
  ]
  test.each(decides)('%s: %s %s', (_, isRisk, text) => {
    expect(immediateRiskIn(text)).toBe(isRisk)
  })
})

describe('a hostile line', () => {
  const seconds = (text: string): number => {
    const began = process.cpuUsage().user
    immediateRiskIn(text)
    return (process.cpuUsage().user - began) / 1_000_000
  }
  const lines: readonly (readonly [string, string])[] = [
    ['one word of harm over and over', 'knife '],
    ['denials without end', 'no not never nobody '],
    ['conditions without end', 'if he has if '],
    ['light words between the parts of a phrase', 'took the a an his her very so '],
    ['no spaces', 'bruisbruis'],
    ['commas only', ',,,,'],
    ['apostrophes', "n't'"],
    ['letters beyond the alphabet', '\u{1F52A}ŵ\u0301'],
  ]
  it.each(lines)('%s takes time in step with its length', (_, piece) => {
    expect(seconds(`if ${piece.repeat(Math.ceil(500_000 / piece.length))}?`)).toBeLessThan(3)
  })

  it('in which danger stands beyond the first words is still found', () => {
    expect(immediateRiskIn(`${'and then we wrote to the team '.repeat(500)} he has a knife`)).toBe(true)
  })
})
