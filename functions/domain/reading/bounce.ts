import type { BouncedRecipient } from './reading.ts'

const ADDRESS = /[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+/u
const MAX_RECIPIENTS = 500

/**
 * Which recipients a bounce reports: the per-recipient fields of RFC 3464 section 2.3, else the X-Failed-Recipients header,
 * else addresses that the plain text of an old-fashioned bounce names beside a status.
 */
export function bouncedRecipients(
  reports: readonly { readonly contentType: string; readonly text: string }[],
  failedRecipients: readonly string[],
  body: string,
): BouncedRecipient[] {
  const status = reports
    .filter(({ contentType }) => /delivery-status$/u.test(contentType))
    .flatMap(({ text }) => fromReport(text))
  if (status.length > 0) return unique(status)
  const failed = failedRecipients.flatMap((value) => value.split(',')).flatMap((value) => addressIn(value))
  if (failed.length > 0) return unique(failed.map((address) => ({ address, ...severity(body, '') })))
  return unique(fromProse(body))
}

const unique = (list: readonly BouncedRecipient[]): BouncedRecipient[] =>
  [...new Map(list.map((entry) => [entry.address, entry] as const)).values()].slice(0, MAX_RECIPIENTS)

const addressIn = (value: string): string[] => {
  const found = ADDRESS.exec(value)?.[0]
  return found === undefined ? [] : [found.toLowerCase()]
}

function fromReport(text: string): BouncedRecipient[] {
  const unfolded = text.replace(/\r\n?/gu, '\n').replace(/\n[ \t]+/gu, ' ')
  return unfolded.split(/\n\s*\n/u).flatMap((block) => {
    const field = (name: string): string =>
      new RegExp(`^${name}\\s*:\\s*(.*)$`, 'imu').exec(block)?.[1]?.trim() ?? ''
    const [address] = addressIn(
      (field('original-recipient') || field('final-recipient')).replace(/^[^;]*;/u, ''),
    )
    if (address === undefined) return []
    const action = field('action').toLowerCase()
    // "delivered", "relayed" and "expanded" are not failures (RFC 3464 2.3.3).
    if (/^(?:delivered|relayed|expanded)/u.test(action)) return []
    return [{ address, ...severity(field('diagnostic-code'), field('status'), action) }]
  })
}

function severity(
  text: string,
  field: string,
  action = 'failed',
): { kind: 'hard' | 'soft'; status: string | null } {
  const status =
    /\b([245]\.\d{1,3}\.\d{1,3})\b/u.exec(field)?.[1] ??
    /\b([45]\.\d{1,3}\.\d{1,3})\b/u.exec(text)?.[1] ??
    null
  const permanent = status === null ? /\b5\d\d[ -]/u.test(text) : status.startsWith('5')
  return { kind: permanent && action.startsWith('failed') && !isFull(status) ? 'hard' : 'soft', status }
}

/** A full mailbox (X.2.2, RFC 3463) empties again, whatever its class says. */
const isFull = (status: string | null): boolean => status?.endsWith('.2.2') === true

function fromProse(body: string): BouncedRecipient[] {
  const head =
    body.slice(0, 20_000).split(/^-{3,}.*(?:copy of|original message|message headers).*$/imu)[0] ?? ''
  const marked = [...head.matchAll(new RegExp(`<?(${ADDRESS.source})>?`, 'gu'))]
    .map((match) => (match[1] ?? '').toLowerCase())
    .filter((address) => !/^(?:mailer-daemon|postmaster)@/u.test(address))
  return marked.map((address) => ({ address, ...severity(head, '') }))
}
