import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { seedPartnerships } from '../../functions/change-partnership/seed.ts'
import { FileArchive } from '../../functions/local/file-archive.ts'
import { SqliteStore } from '../../functions/local/sqlite-store.ts'
import { loadPartnerships } from '../../functions/partnership-files.ts'
import { takeIn, type SampleMail } from './sample-mail.ts'

/** The DATA_DIR of one machine on which a partnership began, and the commands that move it. */
export class OneMachine {
  readonly #folder = mkdtempSync(join(tmpdir(), 'one-machine-'))
  readonly exportFile = join(this.#folder, 'export.zip')

  /** @returns the reference of the case that the mail opens */
  async began(partnership: string, mail: SampleMail): Promise<string> {
    const store = new SqliteStore(join(this.#folder, 'stepwise.sqlite'))
    try {
      const loaded = loadPartnerships('partnerships', [partnership])
      if (loaded.kind === 'refused') throw new Error('the sample partnership does not load')
      const clock = { now: () => '2026-03-02T09:00:00.000Z' }
      await seedPartnerships(loaded.folders, { versions: store.versions, clock })
      const archive = new FileArchive(join(this.#folder, 'archive'))
      const taken = await takeIn(mail, { store, archive })
      if (taken?.reference == null) throw new Error('no case was opened')
      return taken.reference
    } finally {
      store.close()
    }
  }

  /** `npm run export` or `npm run import`, as whoever types it sees it. @throws with what it says when it refuses */
  async command(
    name: 'export' | 'import',
    parameters: readonly string[],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    const { stdout } = await promisify(execFile)('npm', ['run', '--silent', name, '--', ...parameters], {
      env: { PATH: process.env['PATH'], HOME: this.#folder, DATA_DIR: this.#folder, ...environment },
    })
    return stdout
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true })
  }
}
