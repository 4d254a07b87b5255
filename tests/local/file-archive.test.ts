import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { FileArchive } from '../../functions/local/file-archive.ts'
import { archiveContract } from '../contracts/archive.ts'

const folders: string[] = []
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'stepwise-archive-'))
  folders.push(folder)
  return join(folder, 'archive')
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

archiveContract('a folder', async () => new FileArchive(newFolder()))

it('a folder leaves nothing unfinished beside a mail, and lets nobody else read it', async () => {
  const folder = newFolder()
  await new FileArchive(folder).put('mail/one.eml', Buffer.from('one'))
  expect(readdirSync(join(folder, 'mail'))).toEqual(['one.eml'])
  expect(statSync(join(folder, 'mail', 'one.eml')).mode & 0o077).toBe(0)
  expect(statSync(join(folder, 'mail')).mode & 0o077).toBe(0)
})
