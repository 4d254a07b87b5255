import { RemovalPolicy } from 'aws-cdk-lib'
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import { z } from 'zod'
import { table } from '../../functions/aws/table.ts'

/** The register: one table for cases, mail, notices and what is still to be done. */
export class RecordTable extends Table {
  constructor(scope: Construct, id: string, { name, key }: { name: string; key: IKey }) {
    super(scope, id, {
      tableName: `${name}-register`,
      partitionKey: { name: table.partitionKey, type: AttributeType.STRING },
      sortKey: { name: table.sortKey, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      timeToLiveAttribute: table.timeToLive,
      stream: StreamViewType[table.stream],
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    for (const index of table.indexes.slice(0, indexesWanted(this))) {
      this.addGlobalSecondaryIndex({
        indexName: index.name,
        partitionKey: { name: index.partitionKey, type: AttributeType.STRING },
        sortKey: { name: index.sortKey, type: AttributeType.STRING },
        projectionType: ProjectionType[index.projection],
      })
    }
  }
}

/**
 * All, unless `-c indexes=` says how many: one deployment can add one to a table that is there, so whoever upgrades over
 * several goes one by one (docs/deploying.md).
 */
const indexesWanted = (scope: Construct): number =>
  z.coerce
    .number()
    .int()
    .min(1)
    .max(table.indexes.length)
    .default(table.indexes.length)
    .parse(scope.node.tryGetContext('indexes') ?? undefined)
