import { z } from 'zod'

/** Every mail that Stepwise writes is one of these. */
export const noticeKindSchema = z.enum([
  /** To whoever sent a mail that acts: how it was understood, and how to correct it. */
  'receipt',
  /** To the receiving contact of a step that begins. */
  'step',
  /** To the person who speaks for the escalating side from this step on. */
  'lead',
  /** To both sides on the morning of the last day. */
  'reminder',
  /** To both sides' managers and the business unit. */
  'missed-deadline',
  /** To the escalating side: the case moved on by itself. */
  'moved-on',
  /** Nobody at this step has an email address, or no agency is known: whom to ring. */
  'nobody-to-write-to',
  'immediate-risk',
  /** The review time of a risk passed without an outcome. */
  'risk-review',
  'overall-limit',
  'exhausted',
  /** Each week, of what has no deadline. */
  'open-matter',
  /** To the side that has not agreed yet. */
  'confirm-outcome',
  /** To the side that proposed: it awaits confirmation. */
  'outcome-recorded',
  'outcome-disputed',
  'closed',
  'withdrawn',
  /** To the other side and the practitioner: an answer came in. */
  'answer-recorded',
  /** To the sender: which agency, which dates, which case. */
  'question',
  /** The protocol asks for a form with this step, and none came. */
  'form-wanted',
  /** The form came: a copy of the record to whom the protocol names. */
  'form-received',
  /** To the business unit: this partnership's stages or times are not set. */
  'protocol-gap',
  /** To the business unit and the practitioner: a notice did not reach its reader. */
  'not-delivered',
  'contact-changed',
  'correction',
  'deadline-moved',
  /** A person put the case to another step. */
  'moved-by-person',
  /** A person stopped the clock of the case, or let it go on. */
  'paused',
  'pause-ended',
  /** To everybody on a case: it goes on as another. */
  'merged',
  /** To both sides of that other. */
  'merged-in',
  'unmerged',
  /** A person says that an immediate risk is over. */
  'risk-dealt-with',
  /** What was recorded as agreed by telephone is not. */
  'outcome-taken-back',
  /** A person closed the case, or opened it again. */
  'closed-by-person',
  'reopened',
  /** To a verified sender of held mail: nothing has started. */
  'nothing-has-started',
  /** To a sender whose disagreement is within one agency. */
  'same-agency',
  /** To the business unit: a mail waits for a person. */
  'held-mail',
  /** To the business unit, each working morning: danger told in held mail that nobody has handled. */
  'held-danger',
  /** To managers and the business unit, on the first working morning of the week. */
  'weekly-digest',
])
export type NoticeKind = z.infer<typeof noticeKindSchema>

/** As whom a person gets a notice: the same news asks different things of them. */
export const audienceSchema = z.enum([
  'practitioner',
  'lead',
  'contact',
  'manager',
  'business-unit',
  'sender',
])
export type Audience = z.infer<typeof audienceSchema>

/** Part of a notice; one document gives both the plain text and the HTML. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Set off so that it cannot be missed: what to do now. */
  | { readonly kind: 'important'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  /** Somebody else's words, as they wrote them. */
  | { readonly kind: 'quote'; readonly by: string; readonly text: string }

/** A deadline as a calendar entry (RFC 5545), kept in step with the case: updated by sequence, cancelled at its end. */
export interface CalendarEntry {
  readonly uid: string
  readonly sequence: number
  readonly method: 'REQUEST' | 'CANCEL'
  readonly start: string
  readonly end: string
  readonly summary: string
  readonly description: string
}

export interface NoticeDocument {
  /** Names the case by reference and step; never a child or adult. */
  readonly subject: string
  readonly blocks: readonly Block[]
  readonly calendar: CalendarEntry | null
}
