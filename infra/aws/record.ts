import { Aws, Stack } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { Effect, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam'
import type { Key } from 'aws-cdk-lib/aws-kms'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import { table as shape } from '../../functions/aws/table.ts'
import { acknowledgeWildcard } from './wildcard.ts'

/** What every Lambda works on. */
export interface Record {
  readonly key: Key
  readonly table: Table
  readonly archive: Bucket
}

const TABLE_ACTIONS = [
  'GetItem',
  'BatchGetItem',
  'Query',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'ConditionCheckItem',
]
/** What DynamoDB, S3 and SQS ask of a customer's key, each by its name instead of with wildcards. */
const KEY_ACTIONS = [
  'Encrypt',
  'Decrypt',
  'ReEncryptFrom',
  'ReEncryptTo',
  'GenerateDataKey',
  'GenerateDataKeyWithoutPlaintext',
  'DescribeKey',
]

/**
 * Lets a Lambda read and write the record: each index by its own name, `Scan` and `DeleteObject` for nobody, and the
 * key only through the services that hold what it encrypts.
 */
export const letUse = (role: Role, { key, table, archive }: Record, archiveName: string): void => {
  const allow = (sid: string, actions: string[], resources: string[], conditions = {}): void => {
    role.addToPrincipalPolicy(
      new PolicyStatement({ sid, effect: Effect.ALLOW, actions, resources, conditions }),
    )
  }
  allow(
    'ReadAndWriteTheRegister',
    TABLE_ACTIONS.map((action) => `dynamodb:${action}`),
    [table.tableArn],
  )
  allow(
    'AskTheRegister',
    ['dynamodb:Query'],
    shape.indexes.map(({ name }) => `${table.tableArn}/index/${name}`),
  )

  const everyObject = `arn:${Aws.PARTITION}:s3:::${archiveName}/*`
  allow('ReadAndKeepMail', ['s3:GetObject', 's3:PutObject'], [everyObject])
  acknowledgeWildcard(
    role,
    everyObject,
    'Every mail and every notice is an object of its own in the one archive.',
  )
  // Without it S3 says "forbidden" of an object that is not there, instead of "no such key".
  allow('TellWhatIsNotThere', ['s3:ListBucket'], [archive.bucketArn])

  const services = ['dynamodb', 's3', 'sqs'].map((each) => `${each}.${Stack.of(key).region}.amazonaws.com`)
  allow(
    'UseTheKeyThroughItsServices',
    KEY_ACTIONS.map((action) => `kms:${action}`),
    [key.keyArn],
    {
      StringEquals: { 'kms:ViaService': services },
    },
  )
}
