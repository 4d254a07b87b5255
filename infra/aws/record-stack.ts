import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import type { Key } from 'aws-cdk-lib/aws-kms'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { MailArchive } from './mail-archive.ts'
import { namesOf } from './names.ts'
import { RecordKey } from './record-key.ts'
import { RecordTable } from './record-table.ts'
import type { Settings } from './settings.ts'

/** What must never be lost, apart from what can be made anew: the key, the register and the mail archive. */
export class RecordStack extends Stack {
  readonly key: Key
  readonly table: Table
  readonly archive: Bucket

  constructor(scope: Construct, id: string, props: StackProps & { readonly settings: Settings }) {
    super(scope, id, { ...props, terminationProtection: props.settings.stage === 'production' })
    const { name, retention } = props.settings
    this.key = new RecordKey(this, 'Key')
    this.table = new RecordTable(this, 'Register', { name, key: this.key })
    this.archive = new MailArchive(this, 'MailArchive', {
      key: this.key,
      names: namesOf(props.settings),
      ...retention,
    }).bucket
    // What `npm run import` is told.
    new CfnOutput(this, 'Table', { value: this.table.tableName })
    new CfnOutput(this, 'Archive', { value: this.archive.bucketName })
  }
}
