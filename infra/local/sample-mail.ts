import { createTransport } from 'nodemailer'

export interface SampleMail {
  readonly from: { readonly name: string; readonly address: string }
  readonly to: string
  readonly cc: string
  readonly subject: string
  readonly text: string
  readonly inReplyTo?: string
}

/** A realistic first mail, in the words that Waltham Forest's protocol asks for; nobody in it is real. */
export const stepOneMail: SampleMail = {
  from: { name: 'Tobi Okafor', address: 't.okafor@parkside-primary.example' },
  to: 'team.manager@childrens-services.example',
  cc: 'escalations@waltham-forest.example',
  subject: 'Step one of the Safeguarding Partnership’s Escalation Process – ref 24-118',
  text: [
    'Dear colleague,',
    '',
    'Further to our call this morning, please treat this as step one of the Safeguarding Partnership’s',
    'Escalation Process.',
    '',
    'We disagree with the decision to close the referral we made on 9 November without an assessment. In school we',
    'see the same worries each week, and we ask for a strategy discussion with the school and the health visitor.',
    '',
    'I am in class until half past three; the school office will fetch me.',
    '',
    'Tobi Okafor',
    'Class teacher, Parkside Primary School',
    '020 7946 0101 (or the headteacher, 020 7946 0102)',
  ].join('\n'),
}

/** Hands a mail in at a Stepwise listener as a school's mail server would: only the escalation address is its own. */
export const handIn = async (
  mail: SampleMail,
  server: { host: string; port: number },
  to = mail.cc,
): Promise<string> => {
  const transport = createTransport({ ...server, secure: false, ignoreTLS: true })
  const { messageId } = await transport.sendMail({ ...mail, envelope: { from: mail.from.address, to } })
  return messageId
}
