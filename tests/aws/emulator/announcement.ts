import { MAILBOX, PRACTITIONER, type SampleMail } from '../sample-mail.ts'

const PASS = { status: 'PASS' }

/** What SES publishes for a mail of a sender whose domain it has verified. */
export const announcementOf = ({ messageId, cc, from }: SampleMail) => ({
  notificationType: 'Received',
  mail: {
    timestamp: new Date().toISOString(),
    messageId,
    source: from ?? PRACTITIONER,
    destination: [cc ?? MAILBOX],
  },
  receipt: {
    timestamp: new Date().toISOString(),
    processingTimeMillis: 500,
    recipients: [cc ?? MAILBOX],
    spamVerdict: PASS,
    virusVerdict: PASS,
    spfVerdict: PASS,
    dkimVerdict: PASS,
    dmarcVerdict: PASS,
    action: {
      type: 'S3',
      topicArn: 'arn:aws:sns:eu-west-2:000000000000:arrivals',
      bucketName: 'the-archive',
      objectKey: `incoming/${messageId}`,
    },
  },
})
