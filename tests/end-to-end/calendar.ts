import type { Program } from './program.ts'

const DAY = 86_400_000

/**
 * Moves the clock to ten o'clock on the next Monday, so that a test knows its dates whatever ran before it. Until the
 * end of March London's time is UTC and no Monday to Friday is a bank holiday.
 */
export const nextMonday = async (program: Program): Promise<string> => {
  const now = new Date(await program.register.now())
  const thisWeek = daysAfter(now.toISOString(), (8 - now.getUTCDay()) % 7, '10:00')
  const at = thisWeek > now.toISOString() ? thisWeek : daysAfter(thisWeek, 7, '10:00')
  if (at > '2027-03-16') throw new Error('this file has used up the weeks without a bank holiday')
  await program.advance(at)
  return at
}

/** The moment so many days after the date of `from`, at `time` ("17:00"). */
export const daysAfter = (from: string, days: number, time: string): string => {
  const date = new Date(Date.parse(`${from.slice(0, 10)}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
  return `${date}T${time}:00.000Z`
}
