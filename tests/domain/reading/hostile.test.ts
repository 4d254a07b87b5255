import { describe, expect, test } from 'vitest'
import { read } from '../../../functions/domain/reading/read.ts'
import { HARMLESS, HELD } from './hostile-mails.ts'

/** Milliseconds of processor time since: a busy machine does not make a reading slow. */
function processorTime(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1_000
}

describe('hostile mail ends in a held reading, in bounded time', () => {
  test.each(HELD)('%s', async (_, raw) => {
    const bytes = Buffer.from(raw)
    const start = process.cpuUsage()
    const reading = await read(bytes)
    expect(reading.hold).not.toBeNull()
    expect(processorTime(start)).toBeLessThan(5_000)
  })

  test.each(HARMLESS)('%s costs no time and hides nothing', async (_, raw) => {
    const start = process.cpuUsage()
    const reading = await read(Buffer.from(raw))
    expect(reading.statement?.step).toBe(2)
    expect(processorTime(start)).toBeLessThan(1_000)
  })
})
