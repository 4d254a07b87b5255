import type { Letter } from './post.ts'

export const CHILDREN = 'escalations@waltham-forest.example'
export const ADULTS = 'escalations.adults@waltham-forest.example'

export const teacher = 'T. Okafor <t.okafor@parkside-primary.example>'
export const TEACHER = 't.okafor@parkside-primary.example'
export const HEADTEACHER = 'headteacher@parkside-primary.example'
export const TRUST_LEAD = 'trust.safeguarding@parkside-primary.example'
export const SOCIAL_WORKER = 's.bello@childrens-services.example'
export const TEAM_MANAGER = 'team.manager@childrens-services.example'
export const DUTY_MANAGER = 'duty.manager@childrens-services.example'
export const SERVICE_MANAGER = 'service.manager@childrens-services.example'
export const HEAD_OF_SERVICE = 'head.of.service@childrens-services.example'
export const SCRUTINEER = 'independent.scrutineer@waltham-forest.example'
export const BUSINESS_UNIT = 'business.unit@waltham-forest.example'

/** The school's first mail, in the words that the protocol asks for; nobody in it is real. */
export const stepOne: Letter = {
  from: teacher,
  to: TEAM_MANAGER,
  cc: CHILDREN,
  subject: 'Step one of the Safeguarding Partnership’s Escalation Process – ref 24-118',
  text: [
    'Dear R. Haddad,',
    '',
    'Further to our call, please treat this as step one of the Safeguarding Partnership’s Escalation Process.',
    'We disagree with the decision to close the referral without an assessment.',
    '',
    'T. Okafor',
  ].join('\n'),
}
