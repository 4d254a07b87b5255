import { anyOf, inOrder } from './pattern.ts'
import type { AutomaticKind } from './reading.ts'

/** What the rules look at; header values are decoded, one string an occurrence. */
export interface Envelope {
  readonly header: (name: string) => readonly string[]
  readonly from: string | null
  /** Of To and Cc. */
  readonly addressees: readonly string[]
  /** Without what gateways put before it. */
  readonly subject: string
  readonly contentType: string
  readonly contentTypes: readonly string[]
  /** A calendar entry is another way in which the mail says what it says. */
  readonly isEntry: boolean
  readonly newText: string
  readonly isReply: boolean
}

/** Our notices carry this header with their id (SES rewrites Message-ID, so that cannot tell). */
export const OWN_NOTICE_HEADER = 'X-Stepwise-Notice'

/** In the languages that a partner's mail program may be set to, as Exchange and Gmail put it. */
const AUTO_SUBJECT_ABROAD = new RegExp(
  inOrder(
    /^/u,
    anyOf(
      /automatische antwort|abwesenheits(?:notiz|nachricht)|réponse automatique|absence du bureau/u,
      /respuesta automática|fuera de la oficina|risposta automatica|fuori sede|resposta automática/u,
      /automatisch antwoord|afwezig(?:heid)?\b|automatyczna odpowiedź|nieobecność|răspuns automat|autosvar/u,
      /automatiskt svar|automaattinen vastaus|automatická odpověď|automatinis atsakymas|automatikus válasz/u,
      /otomatik yanıt/u,
    ),
  ),
  'iu',
)
/** As programs begin the subject of an automatic reply. */
const PROGRAMS_SUBJECT = new RegExp(
  inOrder(
    /^(?:\[[^\]]*\]\s*)*/u,
    anyOf(
      /automatic reply|auto(?:matic)?[- ]?(?:reply|response)|autoreply|(?:out of|not in) (?:the )?office/u,
      /ooo\b|vacation (?:reply|response|message)|ateb awtomatig|ymateb awtomatig|allan o'r swyddfa/u,
    ),
  ),
  'iu',
)
const isTitledByProgram = (subject: string): boolean =>
  PROGRAMS_SUBJECT.test(subject) || AUTO_SUBJECT_ABROAD.test(subject)
/** As people title their own. */
const AWAY_SUBJECT = new RegExp(
  inOrder(
    /^(?:\[[^\]]*\]\s*)*/u,
    anyOf(
      /away from (?:my |the )?(?:office|desk|email)|on (?:annual|maternity|sick) leave/u,
      /i am (?:currently )?(?:out of|away)|thank you for (?:your email|contacting)\b.{0,40}$/u,
    ),
  ),
  'iu',
)
const BOUNCE_SUBJECT = new RegExp(
  inOrder(
    /^/u,
    anyOf(
      /undeliver(?:able|ed)|delivery (?:status notification|failure|has failed|incomplete|delayed)/u,
      /mail (?:delivery (?:failed|system)|system error)|returned mail|failure notice|non[- ]?delivery/u,
      /delayed mail|warning: (?:could not send|message)|message (?:undeliverable|delayed|not delivered)/u,
      /delivery report/u,
    ),
  ),
  'iu',
)
const BOUNCE_SENDER = /^(?:mailer-daemon|postmaster|mail-daemon|bounces?)(?:[+@.-]|$)/iu
const RECEIPT_SUBJECT =
  /^(?:read|not read|read receipt|return receipt(?: \(displayed\))?|delivered|darllenwyd|disposition notification)\s*:?\s/iu
const CALENDAR_SUBJECT =
  /^(?:accepted|declined|tentative|tentatively accepted|cancell?ed|invitation|updated invitation|meeting (?:request|forward notification)|derbyniwyd|gwrthodwyd)\s*:\s/iu
const NO_REPLY = /^(?:no-?reply|do-?not-?reply|donotreply)(?:[+@._-]|$)/iu
const SENT_ROUND = /^(?:notifications?|alerts?|newsletters?|mailing|news|updates)(?:[+@._-]|$)/iu
const TICKETING_HEADERS = [
  'x-zendesk-from-account-id',
  'x-zendesk-ticket-id',
  'x-servicenow-generated',
  'x-servicenow-source',
  'x-freshdesk-ticket',
  'x-jira-fingerprint',
  'x-rt-ticket',
  'rt-ticket',
  'x-otrs-version',
  'x-hubspot-ticket',
  'x-spiceworks-ticket',
  'x-osticket-id',
  'x-helpscout-ticket',
  'x-topdesk',
  'x-hornbill',
  'x-ivanti',
  'x-kayako-ticketid',
  'x-halo-ticket',
  'x-manageengine-sdp',
  'x-desk-ticket',
  'x-liveagent',
  'x-intercom-id',
  'x-front-ticket',
]
/** Police and social care have numbers for incidents and cases too, but not with such letters. */
const TICKETING_BODY = new RegExp(
  anyOf(
    /##-? ?(?:please )?(?:type|reply|write|respond)[^#\n]{0,40}(?:above|this line)[^#\n]{0,20}-?##/u,
    /^[-=#* ]*(?:please )?(?:reply|type your reply|write) above this line/u,
    /your (?:request|ticket|case|call|query|enquiry) (?:\(?#?[\w-]+\)? )?(?:has been|was|is) (?:received|logged|created|updated|registered|assigned|raised)/u,
    /(?:ticket|request) (?:number|reference|ref|id|no\.?)\s*(?:is|:)?\s*#?(?:req|ritm|sr|tkt|hd)?-?\d{4,}/u,
    /(?:incident|case) (?:number|reference|ref|id|no\.?)\s*(?:is|:)?\s*#?(?:inc|req|ritm|cs0|sr|tkt|hd)-?\d{4,}/u,
  ),
  'imu',
)
const TICKETING_SUBJECT =
  /\[(?:ticket|request|case|incident|helpdesk|support)\s*[#:]?\s*[\w-]*\d{3,}\]|\b(?:INC|RITM|REQ|SCTASK|TKT|HD)-?\d{5,}\b|##\d{4,}##|\[#?[A-Z]{2,6}-\d{3,}\]/u
const TICKETING_SENDER = new RegExp(
  anyOf(
    inOrder(
      /@(?:[\w-]+\.)*/u,
      anyOf(
        /zendesk\.com|freshdesk\.com|service-now\.com|servicenow\.com|freshservice\.com|helpscout\.net/u,
        /topdesk\.net|halopsa\.com|haloservicedesk\.com|jira\.com|atlassian\.net|zohodesk\.\w+|desk\.com/u,
        /hornbill\.com|spiceworks\.com/u,
      ),
      /$/u,
    ),
    /^(?:servicedesk|service\.desk|helpdesk|itservicedesk|tickets?|support-?desk)(?:[+@._-])/u,
  ),
  'iu',
)

/**
 * Mail that no person wrote to us (RFC 3834, RFC 3464, RFC 8098, RFC 2369, RFC 5546; Exchange's own marks), or null.
 * X-Auto-Response-Suppress alone proves nothing: genuine Exchange mail carries it.
 */
export function automaticKindOf(mail: Envelope): AutomaticKind | null {
  const ticketing = isTicketing(mail)
  if (isBounce(mail)) return 'bounce'
  if (isReceipt(mail)) return 'read-receipt'
  if (isOwnNotice(mail)) return 'own-notice'
  if (isCalendar(mail)) return 'calendar'
  if (ticketing) return 'ticketing'
  if (isAutoReply(mail)) return 'auto-reply'
  return isBulk(mail) ? 'bulk' : null
}

/** Nothing tells it but a subject or an address such as a person may have too: "On annual leave cover", alerts@. */
export const isGuessed = (kind: AutomaticKind, mail: Envelope): boolean =>
  (kind === 'auto-reply' || kind === 'bulk') &&
  !isTitledByProgram(mail.subject) &&
  !NO_REPLY.test(mail.from ?? '') &&
  automaticKindOf({ ...mail, subject: '', from: null }) === null

const some = (values: readonly string[], pattern: RegExp): boolean =>
  values.some((value) => pattern.test(value))

function isBounce(mail: Envelope): boolean {
  if (mail.contentType === 'multipart/report') {
    if (some(mail.header('content-type'), /report-type="?'?(?:delivery-status|feedback-report)/iu))
      return true
    if (mail.contentTypes.some((type) => /^message\/(?:global-)?delivery-status$/u.test(type))) return true
  }
  if (mail.contentTypes.some((type) => /^message\/(?:global-)?delivery-status$/u.test(type))) return true
  if (mail.header('x-failed-recipients').length > 0) return true
  const isNullPath = some(mail.header('return-path'), /^\s*<\s*>\s*$/u)
  const local = mail.from ?? ''
  if (
    BOUNCE_SENDER.test(local) &&
    (BOUNCE_SUBJECT.test(mail.subject) || isNullPath || some(mail.header('auto-submitted'), /^auto-/iu))
  )
    return true
  return (
    BOUNCE_SUBJECT.test(mail.subject) &&
    (isNullPath ||
      /microsoftexchange[0-9a-f]{10,}@/iu.test(local) ||
      some(mail.header('auto-submitted'), /^auto-/iu))
  )
}

function isReceipt(mail: Envelope): boolean {
  if (mail.contentTypes.includes('message/disposition-notification')) return true
  if (some(mail.header('content-type'), /report-type="?'?disposition-notification/iu)) return true
  return (
    RECEIPT_SUBJECT.test(mail.subject) &&
    /^\s*your message\b[\s\S]{0,400}\b(?:was (?:read|deleted|displayed)|has been (?:read|displayed))\b/iu.test(
      mail.newText,
    )
  )
}

/** Who writes to an escalation address of another domain, from an address of that name, is an agency's own team. */
const isOwnNotice = (mail: Envelope): boolean =>
  mail.header(OWN_NOTICE_HEADER.toLowerCase()).length > 0 ||
  some(mail.header('x-loop'), /stepwise/iu) ||
  (OWN_ADDRESS.test(mail.from ?? '') &&
    !mail.addressees.some((address) => OWN_ADDRESS.test(address) && !haveOneDomain(address, mail.from)))

const haveOneDomain = (one: string, other: string | null): boolean =>
  one.split('@')[1] === other?.split('@')[1]
const OWN_ADDRESS = /^escalations(?:[.+-][\w.+-]*)?@/u

function isCalendar(mail: Envelope): boolean {
  if (mail.contentType === 'text/calendar') return true
  if (
    some(mail.header('content-class'), /calendarmessage/iu) ||
    mail.header('x-ms-exchange-calendar-originator-id').length > 0
  )
    return true
  if (mail.isEntry) return true
  if (mail.contentTypes.includes('text/calendar') && some(mail.header('content-type'), /method=/iu))
    return true
  return (
    CALENDAR_SUBJECT.test(mail.subject) &&
    (mail.contentTypes.includes('text/calendar') || mail.newText.trim() === '')
  )
}

const CALENDAR_ANSWER =
  /^(?:(?:tentatively )?accepted|declined|tentative|new time proposed|derbyniwyd|gwrthodwyd)\s*:\s/iu
/** "R. Haddad has accepted this invitation", as programs put it. */
const PROGRAM_ANSWERS = /^[^\n]{0,100}\b(?:accepted|declined|attend)\b[^\n]{0,100}$/iu

/** Who answers a calendar entry may add words of their own, as to a notice of ours, which is one. */
export const answersInWords = (subject: string, newText: string): boolean =>
  CALENDAR_ANSWER.test(subject) && newText !== '' && !PROGRAM_ANSWERS.test(newText)

function isAutoReply(mail: Envelope): boolean {
  // RFC 3834 section 5: anything but "no" was not sent by a person.
  if (some(mail.header('auto-submitted'), /^(?!\s*no\b)\s*\S/iu)) return true
  if (
    some(mail.header('x-ms-exchange-inbox-rules-loop'), /\S/u) ||
    some(mail.header('x-ms-exchange-generated-message-source'), /rules? agent|mailbox rules/iu)
  )
    return true
  if (
    some(mail.header('x-autoreply'), /^(?!no)\S/iu) ||
    some(mail.header('x-autorespond'), /\S/u) ||
    some(mail.header('x-autoresponder'), /\S/u)
  )
    return true
  if (
    some(mail.header('x-mail-autoreply'), /\S/u) ||
    some(mail.header('x-vacation'), /\S/u) ||
    some(mail.header('x-autogenerated'), /reply|forward|group|letter|mirror|redirect/iu)
  )
    return true
  if (
    some(mail.header('precedence'), /^\s*auto[_-]?reply/iu) ||
    some(mail.header('x-precedence'), /^\s*auto[_-]?reply/iu)
  )
    return true
  if (
    some(mail.header('preference'), /auto_reply/iu) ||
    some(mail.header('delivered-to'), /^autoresponder$/iu)
  )
    return true
  if (isTitledByProgram(mail.subject) || AWAY_SUBJECT.test(mail.subject)) return true
  return some(mail.header('return-path'), /^\s*<\s*>\s*$/u)
}

const isTicketing = (mail: Envelope): boolean =>
  TICKETING_HEADERS.some((name) => mail.header(name).length > 0) ||
  some(mail.header('x-mailer'), /zendesk|freshdesk|servicenow|topdesk|otrs|request tracker|jira/iu) ||
  TICKETING_SENDER.test(mail.from ?? '') ||
  TICKETING_BODY.test(mail.newText.slice(0, 4_000)) ||
  (TICKETING_SUBJECT.test(mail.subject) && !mail.isReply)

function isBulk(mail: Envelope): boolean {
  if (
    [
      'list-id',
      'list-unsubscribe',
      'list-post',
      'list-help',
      'x-mailchimp-campaign',
      'x-campaign',
      'feedback-id',
      'x-mailing-list',
      'x-list',
      'x-csa-complaints',
      'x-govdelivery-id',
    ].some((name) => mail.header(name).length > 0)
  )
    return true
  if (some(mail.header('precedence'), /^\s*(?:bulk|list|junk)\b/iu)) return true
  return NO_REPLY.test(mail.from ?? '') || SENT_ROUND.test(mail.from ?? '')
}
