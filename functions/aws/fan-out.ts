import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { noticeRowSchema } from '../domain/record.ts'
import { fanOutSchema, lookupActions, type TableAccess } from './commit.ts'
import { keySchema } from './keys.ts'
import { unpackValue } from './row-value.ts'
import { noticeRow } from './rows.ts'
import { transact, type Action } from './transaction.ts'

/**
 * Writes the notices that a transaction had no room for, each with its return address, and then forgets the row that
 * stood for them. Whatever was written before a kill is left as it is, so it can be carried out any number of times.
 */
export const carryOutFanOut = async (row: unknown, access: TableAccess): Promise<void> => {
  const { client, tableName: TableName, archive } = access
  const { notices, lookups } = await unpackValue(row, fanOutSchema, archive)
  for (const each of notices) {
    const notice = noticeRowSchema.parse(each)
    const put: Action = {
      Put: {
        TableName,
        Item: await noticeRow(notice, archive),
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    }
    // A conflict is a notice that is on record already.
    await transact(client, [
      ...lookupActions(
        lookups.filter(({ value }) => value === notice.id),
        access,
      ),
      put,
    ])
  }
  await client.send(new DeleteCommand({ TableName, Key: keySchema.parse(row) }))
}
