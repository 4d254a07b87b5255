import {
  MessageRejected,
  SendRawEmailCommand,
  SESServiceException,
  type SESClient,
} from '@aws-sdk/client-ses'
import type { Delivery, MailOut, OutgoingMail } from '../domain/ports.ts'

/**
 * Sends by SES, always under the configuration set whose events say what became of it: without one, SES drops what it
 * throttles or suppresses in silence.
 */
export class SesMailOut implements MailOut {
  readonly #client: SESClient
  readonly #configurationSet: string
  readonly #region: string

  constructor(client: SESClient, configurationSet: string, region: string) {
    this.#client = client
    this.#configurationSet = configurationSet
    this.#region = region
  }

  async send({ from, to, raw }: OutgoingMail): Promise<Delivery> {
    try {
      const { MessageId } = await this.#client.send(
        new SendRawEmailCommand({
          Source: from,
          Destinations: [to],
          RawMessage: { Data: raw },
          ConfigurationSetName: this.#configurationSet,
        }),
      )
      return { result: 'sent', wireId: MessageId === undefined ? null : wireIdOf(MessageId, this.#region) }
    } catch (error) {
      return whyNot(error)
    }
  }
}

/** The Message-ID that SES puts on the wire in place of ours. */
export const wireIdOf = (sesId: string, region: string): string =>
  sesId.includes('@') ? `<${sesId}>` : `<${sesId}@${region === 'us-east-1' ? 'email' : region}.amazonses.com>`

const whyNot = (error: unknown): Delivery => {
  if (!(error instanceof SESServiceException)) return { result: 'later', why: 'SES did not answer.' }
  // In the sandbox, or with an identity that is not verified, SES rejects every message: that is a fault of the
  // deployment and says nothing about the reader, whose deputy must not be brought in for it.
  const rejected = error instanceof MessageRejected && !/not verified/iu.test(error.message)
  return rejected
    ? { result: 'refused', why: 'SES refused the message.' }
    : { result: 'later', why: `SES answered ${error.name}.` }
}
