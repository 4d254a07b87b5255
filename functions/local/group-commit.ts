/**
 * Work to be written in the transaction that a group shares; false undoes it alone. It touches nothing but the database,
 * as it is done again where another of its group was undone.
 */
export type Write = () => boolean

interface Waiting {
  readonly write: Write
  readonly done: (written: boolean) => void
  readonly failed: (error: unknown) => void
}

/** The few statements that a group needs of its database. */
export interface Transactions {
  exec(sql: string): void
}

/**
 * Writes share one transaction, and so one sync of the disk, with all that arrive while the group before is synced:
 * that is what lets a small machine take hundreds of mails a second. Each write resolves only once it is on disk.
 */
export class GroupCommit {
  readonly #database: Transactions
  readonly #sync: () => Promise<void>
  #waiting: Waiting[] = []
  #atWork = false
  #syncing: Promise<void> = Promise.resolve()

  /** @param sync resolves once all that was committed is on disk; what it rejects with fails the group */
  constructor(database: Transactions, sync: () => Promise<void>) {
    this.#database = database
    this.#sync = sync
  }

  /** Resolves with what `write` returned. Rejects with what it threw, or with the fault of the commit or the sync. */
  submit(write: Write): Promise<boolean> {
    return new Promise((done, failed) => {
      this.#waiting.push({ write, done, failed })
      if (this.#atWork) return
      this.#atWork = true
      setImmediate(() => void this.#work())
    })
  }

  /** Resolves once all that can be read now is on disk: nobody may be told before that. */
  async onDisk(): Promise<void> {
    await this.#syncing
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0) await this.#flush()
    this.#atWork = false
  }

  async #flush(): Promise<void> {
    const group = this.#waiting
    this.#waiting = []
    try {
      const results = this.#together(group) ?? this.#eachAlone(group)
      this.#syncing = this.#sync()
      await this.#syncing
      for (const settle of results) settle()
    } catch (error) {
      for (const { failed } of group) failed(error)
    }
  }

  /** Nearly always nothing has to be undone. Null where something has, and then nothing is written. */
  #together(group: readonly Waiting[]): (() => void)[] | null {
    try {
      this.#database.exec('BEGIN IMMEDIATE')
      if (group.every(({ write }) => write())) {
        this.#database.exec('COMMIT')
        return group.map(({ done }) => () => {
          done(true)
        })
      }
    } catch {
      // Whose fault it was shows when each is written alone.
    }
    this.#rollBack()
    return null
  }

  /** Each in its own savepoint, which keeps a copy of every page that it changes; returns what to tell each writer. */
  #eachAlone(group: readonly Waiting[]): (() => void)[] {
    try {
      this.#database.exec('BEGIN IMMEDIATE')
      const results = group.map((waiting) => this.#attempt(waiting))
      this.#database.exec('COMMIT')
      return results
    } catch (error) {
      this.#rollBack()
      throw error
    }
  }

  #attempt({ write, done, failed }: Waiting): () => void {
    this.#database.exec('SAVEPOINT one')
    try {
      const written = write()
      this.#database.exec(written ? 'RELEASE one' : 'ROLLBACK TO one; RELEASE one')
      return () => {
        done(written)
      }
    } catch (error) {
      this.#database.exec('ROLLBACK TO one; RELEASE one')
      return () => {
        failed(error)
      }
    }
  }

  #rollBack(): void {
    try {
      this.#database.exec('ROLLBACK')
    } catch {
      // No transaction is open: BEGIN itself failed, and its error is the one to tell.
    }
  }
}
