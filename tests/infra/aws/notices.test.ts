import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { resourcesOf, synthesized } from './deployment.ts'

const { cases, mail } = synthesized()

describe('notices', () => {
  it('go out over TLS or not at all', () => {
    cases.hasResourceProperties('AWS::SES::ConfigurationSet', { DeliveryOptions: { TlsPolicy: 'REQUIRE' } })
  })

  it('are never silently suppressed for a bounce of the past', () => {
    cases.hasResourceProperties('AWS::SES::ConfigurationSet', {
      SuppressionOptions: { SuppressedReasons: ['COMPLAINT'] },
    })
  })

  it('tell of bounces, complaints, rejections and delays', () => {
    cases.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['bounce', 'complaint', 'reject', 'deliveryDelay'],
        SnsDestination: Match.anyValue(),
      },
    })
  })

  it('are signed with DKIM, and bounce to a domain of the partnership’s own', () => {
    expect(resourcesOf(mail, 'AWS::SES::EmailIdentity')).toHaveLength(5)
    mail.hasResourceProperties('AWS::SES::EmailIdentity', {
      EmailIdentity: 'waltham-forest.example',
      DkimAttributes: { SigningEnabled: true },
      MailFromAttributes: { MailFromDomain: 'bounce.waltham-forest.example' },
      ConfigurationSetAttributes: Match.anyValue(),
    })
  })

  it('are hastened by the table’s stream, and swept up each minute', () => {
    cases.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      StartingPosition: 'TRIM_HORIZON',
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      FilterCriteria: {
        Filters: ['NOTICE#', 'TASK#'].map((prefix) => ({
          Pattern: JSON.stringify({ eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: [{ prefix }] } } } }),
        })),
      },
    })
    cases.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(1 minute)',
      Targets: [Match.objectLike({ Input: '{"sweep":"outbox"}' })],
    })
  })
})

describe('the register in a browser', () => {
  it('writes neither names nor addresses into its access log', () => {
    const [, stage] = resourcesOf(cases, 'AWS::ApiGatewayV2::Stage')[0] ?? []
    expect(JSON.stringify(stage?.Properties['AccessLogSettings'])).not.toMatch(
      /sourceIp|path|claims|userAgent/,
    )
  })
})
