/** Work to be written in the transaction that a group shares; false undoes it alone. */
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
 * Writes that arrive while the event loop is busy share one transaction, and so one fsync: that is what lets a
 * small machine take a thousand mails a second. Each write resolves only once the group is on disk.
 */
export class GroupCommit {
  readonly #database: Transactions
  #waiting: Waiting[] = []

  constructor(database: Transactions) {
    this.#database = database
  }

  /** Resolves with what `write` returned. Rejects with what it threw, or with the commit's own fault. */
  submit(write: Write): Promise<boolean> {
    return new Promise((done, failed) => {
      this.#waiting.push({ write, done, failed })
      if (this.#waiting.length === 1)
        setImmediate(() => {
          this.#flush()
        })
    })
  }

  #flush(): void {
    const group = this.#waiting
    this.#waiting = []
    try {
      this.#database.exec('BEGIN IMMEDIATE')
      const results = group.map((waiting) => this.#attempt(waiting))
      this.#database.exec('COMMIT')
      for (const settle of results) settle()
    } catch (error) {
      this.#rollBack()
      for (const { failed } of group) failed(error)
    }
  }

  /** Returns what to tell the writer once the whole group is on disk. */
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
