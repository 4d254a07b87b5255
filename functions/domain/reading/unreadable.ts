import type { Reading } from './reading.ts'

/** The reading of a message that could not be read: a person must look, at the raw message if need be. */
export const unreadable = (hold: string): Reading => ({
  messageId: null,
  inReplyTo: [],
  references: [],
  from: null,
  fromName: null,
  to: [],
  cc: [],
  subject: '',
  automatic: null,
  bounced: [],
  about: [],
  statement: null,
  intent: 'other',
  outstanding: null,
  immediateRisk: false,
  hold,
  newText: '',
  setApart: '',
  attachments: [],
})
