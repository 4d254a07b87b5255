import { z } from 'zod'

/** Mail that no person wrote to us, by kind. It moves no step and settles nothing. */
export const automaticKindSchema = z.enum([
  'auto-reply',
  'bounce',
  'read-receipt',
  'bulk',
  'calendar',
  'ticketing',
  'own-notice',
])
export type AutomaticKind = z.infer<typeof automaticKindSchema>

/** What the sender wants to happen, as far as their own new words say it. */
export const intentSchema = z.enum([
  'escalate',
  'acknowledge',
  'respond',
  'propose-outcome',
  'confirm-outcome',
  'dispute-outcome',
  'withdraw',
  'correct',
  'other',
])
export type Intent = z.infer<typeof intentSchema>

/** A step as people write it: its number, or "final" where they give no number. */
export const declaredStepSchema = z.union([z.int().positive(), z.literal('final')])
export type DeclaredStep = z.infer<typeof declaredStepSchema>

/** One address of a header; `address` is lower-case. */
export interface MailAddress {
  readonly address: string
  readonly name: string
}

/** One recipient that a delivery status notification reports (RFC 3464). */
export interface BouncedRecipient {
  readonly address: string
  /** `hard`: action failed with a permanent status (5.x.x); everything else, delays included, is `soft`. */
  readonly kind: 'hard' | 'soft'
  readonly status: string | null
}

/**
 * What one message says and how it is built. It judges neither who may send it nor to which partnership.
 *
 * `hold` is why a person must look before anything is done; a message acts only if
 * `statement !== null && hold === null && automatic === null`.
 */
export interface Reading {
  /** With angle brackets, or null when there is not exactly one usable Message-ID. */
  readonly messageId: string | null
  readonly inReplyTo: readonly string[]
  readonly references: readonly string[]
  /** Lower-case; null unless the message has exactly one From header with exactly one address. */
  readonly from: string | null
  readonly fromName: string | null
  readonly to: readonly MailAddress[]
  readonly cc: readonly MailAddress[]
  readonly subject: string
  readonly automatic: AutomaticKind | null
  /** Filled for bounces only; one entry a recipient. */
  readonly bounced: readonly BouncedRecipient[]
  /** Message-IDs that a bounce, receipt or auto-reply says it is about (returned headers, In-Reply-To). */
  readonly about: readonly string[]
  /** The step that the sender declares in what they newly wrote, with the sentence that declares it. */
  readonly statement: { readonly step: DeclaredStep; readonly sentence: string } | null
  readonly intent: Intent
  /** The sender's own words for what is still outstanding, where they say so; null otherwise. */
  readonly outstanding: string | null
  readonly immediateRisk: boolean
  readonly hold: string | null
  /** What the sender wrote in this message: no quotes, signatures, disclaimers or banners. */
  readonly newText: string
  /** Everything else that the message shows, in its order: quotes, signatures, banners. Never thrown away. */
  readonly setApart: string
  readonly attachments: readonly {
    readonly name: string
    readonly contentType: string
    readonly size: number
  }[]
}
