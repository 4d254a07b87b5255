import { createTransport } from 'nodemailer'
import { z } from 'zod'
import type { Delivery, MailOut, OutgoingMail } from '../domain/ports.ts'

const relayErrorSchema = z.object({ responseCode: z.number().optional() })

/** No relay is configured: the notice stays in the outbox, which the web page shows. */
export const outboxOnly: MailOut = { send: async () => ({ result: 'shown' }) }

/**
 * Sends by a relay.
 *
 * @param url "smtp://user:password@host:587"; TLS is required unless the relay is on this machine
 */
export const smtpMailOut = (url: string): MailOut => {
  const { hostname } = new URL(url)
  const onThisMachine = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  const transport = createTransport({ url, pool: true, requireTLS: !onThisMachine })
  return { send: async (mail) => await sendBy(transport, mail) }
}

const sendBy = async (
  transport: ReturnType<typeof createTransport>,
  mail: OutgoingMail,
): Promise<Delivery> => {
  try {
    await transport.sendMail({ envelope: { from: mail.from, to: mail.to }, raw: Buffer.from(mail.raw) })
    return { result: 'sent', wireId: null }
  } catch (error) {
    const { responseCode = 0 } = relayErrorSchema.parse(error)
    // RFC 5321, 4.2.1: a 5yz reply is permanent; everything else, a broken connection too, is worth another attempt.
    return responseCode >= 500
      ? { result: 'refused', why: `The relay refused it (${responseCode}).` }
      : {
          result: 'later',
          why: responseCode > 0 ? `The relay answered ${responseCode}.` : 'The relay did not answer.',
        }
  }
}
