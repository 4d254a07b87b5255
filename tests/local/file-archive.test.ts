import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { FileArchive } from '../../functions/local/file-archive.ts'

describe('the archive of one machine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'archive-'))
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  it('takes the same bytes under the same key from several at once', async () => {
    const archive = new FileArchive(folder)
    const bytes = new TextEncoder().encode('the words of a mail')
    await Promise.all(Array.from({ length: 8 }, async () => await archive.put('words/mail-1.json', bytes)))
    expect(new TextDecoder().decode((await archive.get('words/mail-1.json')) ?? undefined)).toBe(
      'the words of a mail',
    )
  })
})
