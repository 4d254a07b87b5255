import { describe, expect, it } from 'vitest'
import { ledgerEntries, NoSuchMailbox, sesNotificationSchema } from '../../functions/aws/ses-receipt.ts'
import { announcementOf } from './emulator/announcement.ts'
import { MAILBOX, partnerships, STEP_ONE } from './sample-mail.ts'

const RECEIVED = '2026-11-23T10:00:00.000Z'

const announced = (recipients: string[], messageId = 'ses-1') => {
  const announcement = announcementOf({ messageId, text: STEP_ONE })
  const receipt = { ...announcement.receipt, recipients, timestamp: RECEIVED }
  return sesNotificationSchema.parse({ ...announcement, receipt })
}
const entriesFor = (recipients: string[], messageId?: string) =>
  ledgerEntries(announced(recipients, messageId), RECEIVED, partnerships)

describe('an announcement of SES', () => {
  it('makes one entry of the ledger for each mailbox that the message came to', () => {
    const entries = entriesFor([MAILBOX, 'escalations.adults@waltham-forest.example'])
    expect(entries.map(({ mailbox, population }) => [mailbox, population])).toEqual([
      [MAILBOX, 'children'],
      ['escalations.adults@waltham-forest.example', 'adults'],
    ])
    expect(new Set(entries.map(({ id }) => id)).size).toBe(2)
  })

  it('makes the same entries each time that it is repeated, and others for another message', () => {
    expect(entriesFor([MAILBOX])).toEqual(entriesFor([MAILBOX]))
    expect(entriesFor([MAILBOX])[0]?.id).not.toBe(entriesFor([MAILBOX], 'ses-2')[0]?.id)
  })

  it('gives the secret part of a case’s own address, whatever the case of its letters', () => {
    expect(entriesFor(['Escalations+ABC123@Waltham-Forest.example'])).toMatchObject([
      { mailbox: MAILBOX, tag: 'abc123' },
    ])
  })

  it('takes the time at which SES received the mail, never one that the mail states', () => {
    expect(entriesFor([MAILBOX])[0]?.receivedAt).toBe(RECEIVED)
  })

  it('is a fault to be seen when it is for none of the addresses that are served', () => {
    expect(() => entriesFor(['somebody@waltham-forest.example'])).toThrow(NoSuchMailbox)
  })

  it('leaves out the addresses of a message that are not ours', () => {
    expect(entriesFor(['somebody@waltham-forest.example', MAILBOX])).toHaveLength(1)
  })
})
