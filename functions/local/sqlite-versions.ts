import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { z } from 'zod'
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
import type { GroupCommit } from './group-commit.ts'

const valueRow = z.object({ value: z.string() })
const revisionRow = z.object({ revision: z.number() })

/** The versions of the partnerships' files on one machine. They are few and small, so nothing is kept prepared. */
export class SqliteVersions implements VersionStore {
  readonly #database: DatabaseSync
  readonly #group: GroupCommit

  constructor(database: DatabaseSync, group: GroupCommit) {
    this.#database = database
    this.#group = group
  }

  async heads(partnerships: readonly string[]): Promise<Head[]> {
    return partnerships.flatMap((id) =>
      this.#values(headSchema, 'SELECT value FROM partnership_heads WHERE partnership = ?', [id]),
    )
  }

  async load(partnership: string, number: number): Promise<Version | null> {
    const sql = 'SELECT value FROM partnership_versions WHERE partnership = ? AND number = ?'
    return this.#values(versionSchema, sql, [partnership, number])[0] ?? null
  }

  async files(partnership: string, number: number): Promise<FileTexts | null> {
    const sql = 'SELECT files AS value FROM partnership_versions WHERE partnership = ? AND number = ?'
    return this.#values(fileTextsSchema, sql, [partnership, number])[0] ?? null
  }

  async list(partnership: string, { limit, after }: Page): Promise<PageOf<Version>> {
    const sql =
      'SELECT value FROM partnership_versions WHERE partnership = ? AND number < ? ORDER BY number DESC LIMIT ?'
    const before = after === null ? Number.MAX_SAFE_INTEGER : Number(after)
    const found = this.#values(versionSchema, sql, [partnership, before, limit + 1])
    const items = found.slice(0, limit)
    return { items, next: found.length > limit ? String(items.at(-1)?.number) : null }
  }

  async change({ expectedRevision, head, versions, files }: VersionChange): Promise<'changed' | 'conflict'> {
    const { partnership } = head
    const changed = await this.#group.submit(() => {
      const sql = 'SELECT revision FROM partnership_heads WHERE partnership = ?'
      const row = this.#database.prepare(sql).get(partnership)
      const revision = row === undefined ? 0 : revisionRow.parse(row).revision
      if (revision !== expectedRevision) return false
      this.#run('INSERT OR REPLACE INTO partnership_heads (partnership, revision, value) VALUES (?, ?, ?)', [
        partnership,
        head.revision,
        JSON.stringify(head),
      ])
      for (const version of versions) {
        this.#run(
          `INSERT INTO partnership_versions (partnership, number, value, files) VALUES (?, ?, ?, ?)
           ON CONFLICT (partnership, number) DO UPDATE SET value = excluded.value`,
          [
            partnership,
            version.number,
            JSON.stringify(version),
            JSON.stringify(files?.number === version.number ? files.texts : {}),
          ],
        )
      }
      return true
    })
    return changed ? 'changed' : 'conflict'
  }

  #values<T>(schema: z.ZodType<T>, sql: string, parameters: SQLInputValue[]): T[] {
    const rows = this.#database.prepare(sql).all(...parameters)
    return rows.map((row) => schema.parse(JSON.parse(valueRow.parse(row).value)))
  }

  #run(sql: string, parameters: SQLInputValue[]): void {
    this.#database.prepare(sql).run(...parameters)
  }
}
