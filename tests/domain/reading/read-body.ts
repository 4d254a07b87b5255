import { read } from '../../../functions/domain/reading/read.ts'
import type { Reading } from '../../../functions/domain/reading/reading.ts'

/** A teacher's mail to the escalation address, as it is read. */
export const readBody = async (subject: string, kind: 'plain' | 'html', body: string): Promise<Reading> =>
  await read(
    Buffer.from(
      [
        'From: t.okafor@parkside-primary.example',
        'To: escalations@waltham-forest.example',
        `Subject: ${subject}`,
        `Content-Type: text/${kind}; charset=utf-8`,
        '',
        body,
      ].join('\r\n'),
    ),
  )
