import { anyOf, inOrder } from './pattern.ts'

export interface Title {
  /** Without reply, forward and mail gateway marks. */
  readonly text: string
  /** The subject came with the thread, so it declares nothing by itself. */
  readonly inherited: boolean
  readonly forwarded: boolean
}

const REPLY = /^(?:re|aw|sv|antw|atb|ateb|ate|ynghylch|parthed)\s*(?:\[\d+\]|\(\d+\))?\s*[:：]\s*/iu
const FORWARD = /^(?:fw|fwd|wg|tr|yml|ymlaen)\s*(?:\[\d+\]|\(\d+\))?\s*[:：]\s*/iu
const TAG = new RegExp(
  anyOf(
    inOrder(
      /^[[({*]{1,2}\s*/u,
      /external|ext|caution|warning|spam\??|secure|encrypt|egress|official(?:[ -]sensitive)?|confidential|allanol|suspicious|nhs|bulk|sec(?::|=)[^\])}]*/u,
      /[^\])}]{0,30}[\])}*]{1,2}\s*[:-]?\s*/u,
    ),
    /^(?:external|ext)\s*:\s*/u,
  ),
  'iu',
)

/** The subject without what gateways put before it, its reply and forward marks kept. */
export function withoutTags(subject: string): string {
  const text = subject.trim()
  return TAG.test(text) ? withoutTags(text.replace(TAG, '')) : text
}

/** The subject as its writer meant it, and whether it is this message's own. */
export function titleOf(subject: string): Title {
  let text = subject.trim()
  let inherited = false
  let forwarded = false
  for (let rounds = 0; rounds < 12; rounds += 1) {
    const mark = [REPLY, FORWARD, TAG].find((pattern) => pattern.test(text))
    if (mark === undefined) break
    inherited ||= mark !== TAG
    forwarded ||= mark === FORWARD
    text = text.replace(mark, '')
  }
  return { text, inherited, forwarded }
}
