import { Aws, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { BUNDLES_PREFIX, INCOMING_PREFIX } from '../../functions/aws/lambdas.ts'
import type { Names } from './names.ts'

interface MailArchiveProps {
  readonly key: IKey
  readonly names: Names
  readonly incomingMailDays: number
  readonly logDays: number
}

/** Every mail as it came and every notice as it went, and a log of who fetched which of them. */
export class MailArchive extends Construct {
  readonly bucket: Bucket

  constructor(scope: Construct, id: string, { key, names, incomingMailDays, logDays }: MailArchiveProps) {
    super(scope, id)
    const accessLog = new Bucket(this, 'AccessLog', {
      // S3 delivers access logs only to buckets with its own keys; they hold object keys, which name nobody.
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      lifecycleRules: [{ expiration: Duration.days(logDays) }],
    })
    Validations.of(accessLog).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'This is the bucket that the access log is written to; a log of the log would have no end.',
    })

    this.bucket = new Bucket(this, 'Bucket', {
      bucketName: names.archive,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      versioned: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      lifecycleRules: [
        // The register's own copy is kept as the partnership's retention says; this one is SES's.
        { prefix: INCOMING_PREFIX, expiration: Duration.days(incomingMailDays) },
        // A bundle is a copy: whoever asked for it fetches it the same day, or asks again.
        {
          prefix: BUNDLES_PREFIX,
          expiration: Duration.days(1),
          noncurrentVersionExpiration: Duration.days(1),
        },
        // An erased mail must be gone, also as an old version; a mail erased by mistake can be brought back until then.
        { noncurrentVersionExpiration: Duration.days(30), expiredObjectDeleteMarker: true },
        { abortIncompleteMultipartUploadAfter: Duration.days(7) },
      ],
    })
    this.#tellOf(accessLog)
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        sid: 'SesStoresMail',
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [this.bucket.arnForObjects(`${INCOMING_PREFIX}*`)],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID, 'aws:SourceArn': names.ruleArn } },
      }),
    )
  }

  /**
   * What CDK's classes do with wildcards of their own (`eventBridgeEnabled` brings a Lambda) or not at all under
   * exact types (`serverAccessLogsBucket`), as properties of the resource.
   */
  #tellOf(accessLog: Bucket): void {
    const resource = this.bucket.node.defaultChild
    if (!(resource instanceof CfnBucket)) throw new TypeError('a bucket is made of a CfnBucket')
    resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } }
    resource.loggingConfiguration = { destinationBucketName: accessLog.bucketName, logFilePrefix: ACCESSES }
    accessLog.addToResourcePolicy(
      new PolicyStatement({
        sid: 'S3WritesTheAccessLog',
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal('logging.s3.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [accessLog.arnForObjects(`${ACCESSES}*`)],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    )
  }
}

const ACCESSES = 'archive/'
