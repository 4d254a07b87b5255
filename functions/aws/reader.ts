import type { Reader } from '../domain/ports.ts'

/** Reads mail, for Lambdas that seldom do: what it needs, as much as all the rest of them, is loaded with the first. */
export const read: Reader = async (raw) => {
  const reading = await import('../domain/reading/read.ts')
  return await reading.read(raw)
}
