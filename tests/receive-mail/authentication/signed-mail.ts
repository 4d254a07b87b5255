import { generateKeyPairSync } from 'node:crypto'
import { dkimSign, type DKIMSignOptions } from 'mailauth'
import type { Zone } from './zone.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const PRIVATE_KEY = privateKey.export({ type: 'pkcs8', format: 'pem' })
const PUBLIC_KEY = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')

/** The key record of a domain whose mail is signed here. */
export const keyOf = (domain: string): Zone => ({
  [`TXT k1._domainkey.${domain}`]: [`v=DKIM1; k=rsa; p=${PUBLIC_KEY}`],
})

export const FROM = 'T. Okafor <t.okafor@parkside-primary.example>'

/** A mail as it leaves its writer: header fields in order, then the body. */
export const mailOf = (
  header: readonly string[] = [`From: ${FROM}`],
  body = 'Further to our call, please treat this as step two.\r\n',
): string =>
  [
    ...header,
    'To: team.manager@childrens-services.example',
    'Subject: Step two of the Escalation Process',
    'Date: Tue, 3 Nov 2026 10:00:00 +0000',
    'Message-ID: <1@parkside-primary.example>',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    body,
  ].join('\r\n')

/** The mail with a real signature of the domain above it. */
export const signedBy = async (
  domain: string,
  mail: string,
  options: Partial<DKIMSignOptions> = {},
): Promise<string> => {
  const signature: DKIMSignOptions = {
    signingDomain: domain,
    selector: 'k1',
    privateKey: PRIVATE_KEY,
    signTime: '2026-11-03T10:00:00Z',
    ...options,
  }
  const { signatures, errors } = await dkimSign(mail, { ...signature, signatureData: [signature] })
  // Unsigned mail is refused for the wrong reason: a test with it would prove nothing.
  if (signatures === '' || errors.length > 0)
    throw new Error(`the test could not sign: ${JSON.stringify(errors)}`)
  return signatures + mail
}
