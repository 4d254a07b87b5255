import {
  fileTextsSchema,
  headSchema,
  versionSchema,
  type FileTexts,
  type Head,
  type Version,
} from '../domain/partnership/version.ts'
import type { VersionChange, VersionStore } from '../domain/ports.ts'
import type { Page, PageOf } from '../domain/record.ts'
import { getRow, type TableAccess } from './commit.ts'
import { keyOf } from './keys.ts'
import { readBack } from './query.ts'
import { packValue, unpackValue } from './row-value.ts'
import { transact, type Action } from './transaction.ts'

type Access = Pick<TableAccess, 'client' | 'tableName' | 'archive'>

/** The versions of the partnerships' files on AWS. Their numbers have no gap, so that a page of them is a batch of keys. */
export class DynamoVersions implements VersionStore {
  readonly #access: Access

  constructor(access: Access) {
    this.#access = access
  }

  async heads(partnerships: readonly string[]): Promise<Head[]> {
    const rows = await readBack(
      partnerships.map((id) => keyOf.partnershipHead(id)),
      this.#access,
    )
    return await Promise.all(rows.map((row) => unpackValue(row, headSchema, this.#access.archive)))
  }

  async load(partnership: string, number: number): Promise<Version | null> {
    const row = await getRow(keyOf.partnershipVersion(partnership, number), this.#access)
    return row === null ? null : await unpackValue(row, versionSchema, this.#access.archive)
  }

  async files(partnership: string, number: number): Promise<FileTexts | null> {
    const row = await getRow(keyOf.partnershipFiles(partnership, number), this.#access)
    return row === null ? null : await unpackValue(row, fileTextsSchema, this.#access.archive)
  }

  async list(partnership: string, { limit, after }: Page): Promise<PageOf<Version>> {
    const [head] = await this.heads([partnership])
    const newest = after === null ? (head?.latest ?? 0) : Number(after) - 1
    const numbers = Array.from({ length: Math.max(Math.min(limit, newest), 0) }, (_, index) => newest - index)
    const rows = await readBack(
      numbers.map((number) => keyOf.partnershipVersion(partnership, number)),
      this.#access,
    )
    const items = await Promise.all(rows.map((row) => unpackValue(row, versionSchema, this.#access.archive)))
    const last = items.at(-1)?.number ?? 1
    return { items, next: last > 1 ? String(last) : null }
  }

  async change({ expectedRevision, head, versions, files }: VersionChange): Promise<'changed' | 'conflict'> {
    const { client, tableName: TableName, archive } = this.#access
    const { partnership, revision } = head
    const actions: Action[] = [
      {
        Put: {
          TableName,
          Item: { ...keyOf.partnershipHead(partnership), revision, ...(await packValue(head, archive)) },
          ...(expectedRevision === 0
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : {
                ConditionExpression: 'revision = :expected',
                ExpressionAttributeValues: { ':expected': expectedRevision },
              }),
        },
      },
    ]
    for (const version of versions) {
      const Item = {
        ...keyOf.partnershipVersion(partnership, version.number),
        ...(await packValue(version, archive)),
      }
      actions.push({ Put: { TableName, Item } })
    }
    if (files !== null) {
      const Item = {
        ...keyOf.partnershipFiles(partnership, files.number),
        ...(await packValue(files.texts, archive)),
      }
      actions.push({ Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } })
    }
    return (await transact(client, actions)) === 'committed' ? 'changed' : 'conflict'
  }
}
