import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Archive } from '../../functions/domain/ports.ts'

/**
 * What every adapter of the mail archive must do.
 *
 * @param makeArchive gives an empty archive for each test
 */
export const archiveContract = (name: string, makeArchive: () => Promise<Archive>): void => {
  describe(`the mail archive in ${name}`, () => {
    let archive: Archive
    beforeEach(async () => {
      archive = await makeArchive()
    })

    const kept = async (key: string): Promise<Buffer | null> => {
      const bytes = await archive.get(key)
      return bytes === null ? null : Buffer.from(bytes)
    }

    it('gives back the very bytes, whatever they are', async () => {
      for (const [index, size] of [0, 1, 4_096, 300_000].entries()) {
        const bytes = randomBytes(size)
        await archive.put(`mail/${index}.eml`, bytes)
        expect((await kept(`mail/${index}.eml`))?.equals(bytes), `${size} bytes`).toBe(true)
      }
    })

    it('has nothing under a key that was never put', async () => {
      expect(await kept('mail/none.eml')).toBeNull()
      await archive.put('mail/one.eml', Buffer.from('one'))
      expect(await kept('mail/one')).toBeNull()
      expect(await kept('notices/one.eml')).toBeNull()
    })

    it('takes the same bytes again under the same key: a mail that was answered too late comes again', async () => {
      await archive.put('mail/one.eml', Buffer.from('one'))
      await archive.put('mail/one.eml', Buffer.from('one'))
      expect((await kept('mail/one.eml'))?.toString()).toBe('one')
    })

    it('takes the same bytes under the same key from several at once', async () => {
      const bytes = Buffer.from('the words of a mail')
      await Promise.all(
        Array.from({ length: 8 }, async () => {
          await archive.put('words/mail-1.json', bytes)
        }),
      )
      expect((await kept('words/mail-1.json'))?.toString()).toBe('the words of a mail')
    })

    it('erases what is under a key and nothing else, once or again', async () => {
      await archive.put('mail/one.eml', Buffer.from('one'))
      await archive.put('mail/one.eml', Buffer.from('one'))
      await archive.put('mail/one.eml.2', Buffer.from('two'))
      await archive.erase('mail/one.eml')
      await archive.erase('mail/one.eml')
      expect(await kept('mail/one.eml')).toBeNull()
      expect((await kept('mail/one.eml.2'))?.toString()).toBe('two')
    })

    it('keeps many that come at once', async () => {
      const keys = Array.from({ length: 100 }, (_, index) => `mail/${index}.eml`)
      await Promise.all(
        keys.map(async (key) => {
          await archive.put(key, Buffer.from(key))
        }),
      )
      for (const key of keys) expect((await kept(key))?.toString()).toBe(key)
    })

    it('takes a mail of 40 MB', async () => {
      const bytes = Buffer.alloc(40 * 1024 * 1024, 'x')
      await archive.put('mail/large.eml', bytes)
      expect((await kept('mail/large.eml'))?.equals(bytes)).toBe(true)
    })
  })
}
