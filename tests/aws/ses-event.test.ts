import { describe, expect, it } from 'vitest'
import { noticeEventOf, UnknownSesEvent } from '../../functions/aws/ses-event.ts'
import { messageOf } from '../../functions/aws/sns.ts'

const mail = { messageId: '0102018f-a1', destination: ['reader@agency.example'] }
const told = (event: object) => noticeEventOf(event, JSON.stringify(event), 'eu-west-2')
const bounced = (bounceType: string) => told({ eventType: 'Bounce', mail, bounce: { bounceType } })

describe('an event of the configuration set', () => {
  it('names the notice by the Message-ID that it had on the wire', () => {
    expect(bounced('Permanent')?.wireId).toBe('<0102018f-a1@eu-west-2.amazonses.com>')
  })

  it('is a hard bounce only where SES says that it is permanent', () => {
    expect(bounced('Permanent')?.kind).toBe('hard')
    expect(bounced('Transient')?.kind).toBe('soft')
    expect(bounced('Undetermined')?.kind).toBe('soft')
  })

  it('is told to people when the notice was delayed, refused or complained about', () => {
    for (const eventType of ['DeliveryDelay', 'Reject', 'Complaint']) {
      expect(told({ eventType, mail })?.kind, eventType).toBe('soft')
    }
  })

  it('is nothing that anybody must hear of when all went well', () => {
    expect(told({ eventType: 'Delivery', mail })).toBeNull()
    const setup = 'Successfully validated SNS topic for Amazon SES event publishing.'
    expect(noticeEventOf(messageOf(setup), setup, 'eu-west-2')).toBeNull()
  })

  it('gives nobody’s address away in why it says that a notice did not arrive', () => {
    expect(bounced('Permanent')?.why).not.toContain('@')
  })

  it('is a fault to be seen when it is of a kind that is not known', () => {
    expect(() => told({ eventType: 'Teleported', mail })).toThrow(UnknownSesEvent)
    expect(() => noticeEventOf(messageOf('no JSON'), 'no JSON', 'eu-west-2')).toThrow(UnknownSesEvent)
  })
})
