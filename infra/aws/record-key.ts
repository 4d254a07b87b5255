import { Aws, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { Effect, PolicyStatement, ServicePrincipal, type Conditions } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'

/**
 * The one key under which personal data lie: the table, the archive, and what is on its way in topics and queues.
 * Services that write into these on nobody's credentials need their grants by hand.
 */
export class RecordKey extends Key {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      description: 'Stepwise: the register, the mail archive and mail on its way',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    })
    const ofThisAccount = { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } }
    // SES puts mail into the bucket and messages into the topics. Without `Decrypt` both fail, and SES gives a mail
    // up after four hours.
    this.#allow('SesStoresAndPublishesMail', 'ses.amazonaws.com', ofThisAccount)
    this.#allow('AlarmsReachTheirTopic', 'cloudwatch.amazonaws.com', ofThisAccount)
    const ofOurTopics = `arn:${Aws.PARTITION}:sns:${Stack.of(this).region}:${Aws.ACCOUNT_ID}:*`
    this.#allow('TopicsReachTheirQueues', 'sns.amazonaws.com', { ArnLike: { 'aws:SourceArn': ofOurTopics } })
    // Without a condition: EventBridge's requests to KMS do not say for whom they are made, and would all be refused.
    this.#allow('UndeliveredEventsReachTheirQueue', 'events.amazonaws.com', {})
  }

  #allow(sid: string, service: string, conditions: Conditions): void {
    this.addToResourcePolicy(
      new PolicyStatement({
        sid,
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal(service)],
        actions: ['kms:GenerateDataKey*', 'kms:Decrypt'],
        resources: ['*'],
        conditions,
      }),
    )
  }
}
