import type { Reading } from '../domain/reading/reading.ts'
import { mailKey } from '../receive-mail/handler.ts'
import type { RegisterPorts } from './view.ts'

/** What a mail says, read from the archive; null where the archive has no such mail. */
export const readingOf = async (
  mailId: string,
  { archive, read }: RegisterPorts,
): Promise<Reading | null> => {
  const raw = await archive.get(mailKey(mailId))
  return raw === null ? null : await read(raw)
}
