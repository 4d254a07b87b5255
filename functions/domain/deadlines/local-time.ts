import { Temporal } from 'temporal-polyfill'
import { instantFromMillis, millisOf, type Instant } from '../instant.ts'

/** A calendar date of the partnership's place ("2026-11-23"): it sorts as text. */
export type LocalDate = string

// Every deadline asks for the same few hundred dates and hours again and again, and a time zone look-up costs
// more than all the rest. The cap only stops a process that runs for years from growing.
const cap = 20_000
const remember = <K, V>(known: Map<K, V>, key: K, find: () => V): V => {
  const before = known.get(key)
  if (before !== undefined) return before
  if (known.size >= cap) known.clear()
  const found = find()
  known.set(key, found)
  return found
}

const hour = 3_600_000
const offsets = new Map<string, number>()

/** Milliseconds to add to UTC. British clocks change on a whole hour of UTC (Summer Time Act 1972, order 2002). */
const offsetAt = (millis: number, timeZone: string): number => {
  const utcHour = Math.floor(millis / hour)
  return remember(offsets, `${timeZone} ${utcHour}`, () => {
    const zoned = Temporal.Instant.fromEpochMilliseconds(utcHour * hour).toZonedDateTimeISO(timeZone)
    return zoned.offsetNanoseconds / 1_000_000
  })
}

/** The date that a calendar on the wall there shows: mail at 23:30Z in July is tomorrow's in London. */
export const localDateOf = (instant: Instant, timeZone: string): LocalDate => {
  const millis = millisOf(instant)
  return instantFromMillis(millis + offsetAt(millis, timeZone)).slice(0, 10)
}

/** The time of day that a clock on the wall there shows, as "HH:MM". */
export const localTimeOf = (instant: Instant, timeZone: string): string => {
  const millis = millisOf(instant)
  return instantFromMillis(millis + offsetAt(millis, timeZone)).slice(11, 16)
}

const instants = new Map<string, Instant>()

/** When the clock there shows `time` ("17:00") on `date`. A time that a clock change skips is the later one. */
export const instantAt = (date: LocalDate, time: string, timeZone: string): Instant =>
  remember(instants, `${date} ${time} ${timeZone}`, () =>
    instantFromMillis(
      Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(timeZone).epochMilliseconds,
    ),
  )

export const addDays = (date: LocalDate, days: number): LocalDate =>
  instantFromMillis(millisOf(`${date}T00:00:00.000Z`) + days * 24 * hour).slice(0, 10)

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export const weekdayOf = (date: LocalDate): number => new Date(`${date}T00:00:00.000Z`).getUTCDay() || 7
