import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { resourcesOf, synthesized } from './deployment.ts'

const { cases, mail } = synthesized()

describe('the receipt rule', () => {
  it('has mail scanned for spam and viruses, and takes it without TLS rather than not at all', () => {
    mail.hasResourceProperties('AWS::SES::ReceiptRule', {
      Rule: { Enabled: true, ScanEnabled: true, TlsPolicy: 'Optional' },
    })
  })

  it('refuses mail without TLS where the settings ask for that', () => {
    const strict = synthesized('alarmEmails: [a@example.org]\nmail: { requireTlsForIncoming: true }')
    strict.mail.hasResourceProperties('AWS::SES::ReceiptRule', { Rule: { TlsPolicy: 'Require' } })
  })

  it('stores mail in the archive and tells the topic, without encryption on the client’s side', () => {
    const [, rule] = resourcesOf(mail, 'AWS::SES::ReceiptRule')[0] ?? []
    expect(rule?.Properties['Rule']).toMatchObject({
      Actions: [{ S3Action: { ObjectKeyPrefix: 'incoming/' } }],
    })
    expect(JSON.stringify(rule)).not.toContain('KmsKeyArn')
    expect(JSON.stringify(rule)).toContain('TopicArn')
  })

  it('takes the whole of each partnership’s mail domain, so that plus addresses come in', () => {
    mail.hasResourceProperties('AWS::SES::ReceiptRule', {
      Rule: {
        Recipients: [
          'bedford.example',
          'blackpool.example',
          'hammersmith-fulham.example',
          'liverpool.example',
          'waltham-forest.example',
        ],
      },
    })
  })

  it('is put to use by a custom resource that leaves another active rule set alone', () => {
    mail.hasResource('Custom::ActiveReceiptRuleSet', {
      Properties: { ruleSet: 'stepwise', displace: 'false' },
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('TakeIn')]),
    })
  })
})

describe('what is on its way', () => {
  it('is encrypted in every queue and every topic under the key of the record', () => {
    for (const [id, { Properties }] of resourcesOf(cases, 'AWS::SQS::Queue')) {
      expect(Properties, id).toHaveProperty('KmsMasterKeyId')
    }
    for (const [id, { Properties }] of resourcesOf(cases, 'AWS::SNS::Topic')) {
      expect(Properties, id).toHaveProperty('KmsMasterKeyId')
    }
  })

  it('is handed over TLS only', () => {
    const queues = resourcesOf(cases, 'AWS::SQS::Queue').length
    const overTls = {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    }
    cases.resourcePropertiesCountIs('AWS::SQS::QueuePolicy', overTls, queues)
    cases.resourcePropertiesCountIs(
      'AWS::SNS::TopicPolicy',
      overTls,
      resourcesOf(cases, 'AWS::SNS::Topic').length,
    )
  })

  it('is published by SES for our rule or our configuration set, and by nobody else', () => {
    for (const publisher of ['receipt-rule/stepwise-take-in', 'configuration-set/stepwise']) {
      cases.hasResourceProperties('AWS::SNS::TopicPolicy', {
        PolicyDocument: {
          Statement: Match.arrayWith([
            Match.objectLike({
              Principal: { Service: 'ses.amazonaws.com' },
              Action: 'sns:Publish',
              Condition: Match.objectLike({
                ArnEquals: {
                  'aws:SourceArn': { 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp(publisher)])] },
                },
              }),
            }),
          ]),
        },
      })
    }
  })

  it('is kept for a fortnight where no program could take it', () => {
    for (const [id, { Properties }] of resourcesOf(cases, 'AWS::SQS::Queue')) {
      expect(Properties['MessageRetentionPeriod'], id).toBe(14 * 24 * 3600)
    }
  })

  it('comes back to a person in the end: mail after six attempts, then as parked mail', () => {
    const redrives = resourcesOf(cases, 'AWS::SQS::Queue').flatMap(([id, { Properties }]) =>
      Properties['RedrivePolicy'] === undefined ? [] : [[id, Properties['RedrivePolicy']]],
    )
    expect(Object.fromEntries(redrives)).toMatchObject({
      [idLike('MailReceiptMail')]: {
        maxReceiveCount: 6,
        deadLetterTargetArn: arnOf('MailReceiptDeadLetters'),
      },
      [idLike('MailReceiptDeadLetters')]: {
        maxReceiveCount: 9,
        deadLetterTargetArn: arnOf('MailReceiptParked'),
      },
    })
  })

  it('is hidden for six times as long as its Lambda may take, and comes back one by one', () => {
    const timeouts = new Map(
      resourcesOf(cases, 'AWS::Lambda::Function').map(([id, { Properties }]) => [
        id,
        Number(Properties['Timeout']),
      ]),
    )
    const hidden = new Map(
      resourcesOf(cases, 'AWS::SQS::Queue').map(([id, { Properties }]) => [
        id,
        Number(Properties['VisibilityTimeout']),
      ]),
    )
    const sources = resourcesOf(cases, 'AWS::Lambda::EventSourceMapping').filter(
      ([, { Properties }]) => Properties['StartingPosition'] === undefined,
    )
    expect(sources).toHaveLength(3)
    for (const [id, { Properties }] of sources) {
      expect(Properties['FunctionResponseTypes'], id).toEqual(['ReportBatchItemFailures'])
      const timeout = timeouts.get(referred(Properties['FunctionName']))
      const visibility = hidden.get(referred(Properties['EventSourceArn']))
      expect(visibility, id).toBe(6 * (timeout ?? 0))
    }
  })
})

function idLike(start: string): string {
  const found = resourcesOf(cases, 'AWS::SQS::Queue').find(([id]) =>
    new RegExp(`^${start}[0-9A-F]{8}$`).test(id),
  )
  if (found === undefined) throw new Error(`there is no queue ${start}`)
  return found[0]
}

function arnOf(start: string) {
  return { 'Fn::GetAtt': [idLike(start), 'Arn'] }
}

/** The logical id in a `Ref` or `Fn::GetAtt`. */
function referred(value: unknown): string {
  const [, id] = /"(?:Ref":|Fn::GetAtt":\[)"([^"]+)"/.exec(JSON.stringify(value)) ?? []
  return id ?? ''
}
