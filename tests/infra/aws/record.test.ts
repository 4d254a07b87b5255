import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { table } from '../../../functions/aws/table.ts'
import { resourcesOf, statementsOf, synthesized } from './deployment.ts'

const { record } = synthesized()

describe('the key of the record', () => {
  it('is rotated, and outlives its stack', () => {
    record.hasResource('AWS::KMS::Key', {
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: { EnableKeyRotation: true },
    })
  })

  const granted = (service: string) =>
    statementsOf(record, 'AWS::KMS::Key', 'KeyPolicy').filter(
      ({ Principal }) => JSON.stringify(Principal) === JSON.stringify({ Service: service }),
    )
  const use = { Effect: 'Allow', Action: ['kms:GenerateDataKey*', 'kms:Decrypt'] }

  it('may be used by SES to store and publish mail, and by alarms to ring, for this account only', () => {
    const ofThisAccount = { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } }
    for (const service of ['ses.amazonaws.com', 'cloudwatch.amazonaws.com']) {
      expect(granted(service), service).toMatchObject([{ ...use, Condition: ofThisAccount }])
    }
  })

  it('may be used by the topics of this account to fill their queues', () => {
    const [grant, ...others] = granted('sns.amazonaws.com')
    expect(others).toEqual([])
    expect(grant).toMatchObject(use)
    expect(JSON.stringify(grant?.Condition['ArnLike']?.['aws:SourceArn'])).toMatch(/:sns:eu-west-2:.*:\*"/)
  })

  it('may be used by EventBridge to keep what it could not hand on, whose requests name no account', () => {
    expect(granted('events.amazonaws.com')).toMatchObject([use])
    expect(granted('events.amazonaws.com')[0]?.Condition).toEqual({})
  })
})

describe('the mail archive', () => {
  const archive = { BucketName: Match.anyValue() }

  it('is encrypted under the key of the record', () => {
    record.hasResourceProperties('AWS::S3::Bucket', {
      ...archive,
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          {
            BucketKeyEnabled: true,
            ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: Match.anyValue() },
          },
        ],
      },
    })
  })

  it('keeps versions, and outlives its stack, but not a first deployment that fails', () => {
    record.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: { ...archive, VersioningConfiguration: { Status: 'Enabled' } },
    })
  })

  it('is open to nobody from outside, like every bucket', () => {
    const buckets = resourcesOf(record, 'AWS::S3::Bucket')
    expect(buckets).toHaveLength(2)
    for (const [, { Properties }] of buckets) {
      expect(Properties['PublicAccessBlockConfiguration']).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      })
    }
  })

  it('is reached over TLS only, like every bucket', () => {
    record.resourcePropertiesCountIs(
      'AWS::S3::BucketPolicy',
      {
        PolicyDocument: {
          Statement: Match.arrayWith([
            Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          ]),
        },
      },
      2,
    )
  })

  it('takes mail from SES alone, by our one rule, into one folder', () => {
    record.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Principal: { Service: 'ses.amazonaws.com' },
            Action: 's3:PutObject',
            Resource: { 'Fn::Join': ['', [Match.anyValue(), '/incoming/*']] },
            Condition: {
              StringEquals: {
                'aws:SourceAccount': { Ref: 'AWS::AccountId' },
                'aws:SourceArn': Match.objectLike({
                  'Fn::Join': [
                    '',
                    Match.arrayWith([Match.stringLikeRegexp('receipt-rule/stepwise-take-in$')]),
                  ],
                }),
              },
            },
          }),
        ]),
      },
    })
  })

  it('lets SES’s copies go after a while, and an erased mail after a month', () => {
    record.hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: Match.arrayWith([
          Match.objectLike({ Prefix: 'incoming/', ExpirationInDays: 90, Status: 'Enabled' }),
          Match.objectLike({ NoncurrentVersionExpiration: { NoncurrentDays: 30 } }),
        ]),
      },
    })
  })

  it('records who fetched what, and announces what was stored', () => {
    record.hasResourceProperties('AWS::S3::Bucket', {
      ...archive,
      LoggingConfiguration: Match.objectLike({ LogFilePrefix: 'archive/' }),
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
    })
  })
})

describe('the register’s table', () => {
  it('is one, on demand, encrypted under the key of the record', () => {
    record.resourceCountIs('AWS::DynamoDB::Table', 1)
    record.hasResourceProperties('AWS::DynamoDB::Table', {
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: Match.anyValue() },
    })
  })

  it('can be restored to any second of the last 35 days', () => {
    record.hasResourceProperties('AWS::DynamoDB::Table', {
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
    })
  })

  it('cannot be deleted by accident, and outlives its stack', () => {
    record.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      Properties: { DeletionProtectionEnabled: true },
    })
  })

  it('lets rows go whose matter is done with', () => {
    record.hasResourceProperties('AWS::DynamoDB::Table', {
      TimeToLiveSpecification: { AttributeName: table.timeToLive, Enabled: true },
    })
  })

  it('has the indexes that its adapter asks, and a stream without personal data', () => {
    record.hasResourceProperties('AWS::DynamoDB::Table', {
      GlobalSecondaryIndexes: table.indexes.map(({ name, partitionKey, sortKey, projection }) =>
        Match.objectLike({
          IndexName: name,
          KeySchema: [
            { AttributeName: partitionKey, KeyType: 'HASH' },
            { AttributeName: sortKey, KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: projection },
        }),
      ),
      StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
    })
  })
})

/** Of the last version that somebody may have deployed: whoever releases one writes here what it has. */
const RELEASED = [
  'todo todoPk todoSk KEYS_ONLY',
  'list listPk listSk ALL',
  'latest latestPk latestSk ALL',
  'of-case casePk caseSk ALL',
  'due duePk dueSk ALL',
  'escalated-by byPk bySk ALL',
  'escalated-to toPk toSk ALL',
  'raised-by whoPk whoSk ALL',
  'of-partnership ofPk ofSk ALL',
  'due-of-partnership dueOfPk dueOfSk ALL',
]

describe('an upgrade of the register’s table', () => {
  const indexes = table.indexes.map((index) => Object.values(index).join(' '))

  it('adds one index at most, after those that are there, and changes none: DynamoDB makes one at a time', () => {
    expect(indexes.slice(0, RELEASED.length)).toEqual(RELEASED)
    expect(indexes.length - RELEASED.length).toBeLessThanOrEqual(1)
  })

  it('over several versions goes index by index', () => {
    const fewer = synthesized(undefined, { indexes: '8' }).record
    const Properties = resourcesOf(fewer, 'AWS::DynamoDB::Table')[0]?.[1].Properties ?? {}
    const made = z.array(z.object({ IndexName: z.string() })).parse(Properties['GlobalSecondaryIndexes'])
    expect(made.map(({ IndexName }) => IndexName)).toEqual(
      RELEASED.slice(0, 8).map((each) => each.split(' ')[0]),
    )
    // DynamoDB refuses a table that declares a key which nothing uses.
    expect(JSON.stringify(Properties['AttributeDefinitions'])).not.toContain('dueOfPk')
    expect(() => synthesized(undefined, { indexes: '11' })).toThrow()
  })
})
