import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { intentSchema, type Reading } from '../../../functions/domain/reading/reading.ts'
import { read } from '../../../functions/domain/reading/read.ts'

/**
 * Messages and labels by people who had not seen the reading, each written without the others'; it was first measured on
 * them, then corrected. The floors are what is read right of each since; no declaration that is missed acts on anything else.
 * `alarms` is how many calm messages of about a hundred are taken for danger.
 */
const SETS = [
  { name: 'reading-unseen', declarations: 0.99, intents: 0.98, risk: 1, alarms: 0 },
  { name: 'reading-unseen-2', declarations: 0.97, intents: 0.97, risk: 1, alarms: 0 },
  { name: 'reading-unseen-3', declarations: 0.94, intents: 0.97, risk: 1, alarms: 0 },
  { name: 'reading-unseen-4', declarations: 0.96, intents: 0.96, risk: 1, alarms: 0 },
  { name: 'reading-unseen-5', declarations: 0.9, intents: 0.96, risk: 1, alarms: 0 },
  { name: 'reading-unseen-6', declarations: 1, intents: 0.97, risk: 1, alarms: 0 },
  { name: 'reading-unseen-7', declarations: 0.95, intents: 0.95, risk: 1, alarms: 0 },
  { name: 'reading-unseen-8', declarations: 0.89, intents: 0.87, risk: 1, alarms: 3 },
  { name: 'reading-unseen-9', declarations: 0.95, intents: 0.96, risk: 1, alarms: 0 },
  { name: 'reading-unseen-10', declarations: 0.87, intents: 0.94, risk: 1, alarms: 2 },
  { name: 'reading-unseen-11', declarations: 0.94, intents: 0.96, risk: 1, alarms: 0 },
  { name: 'reading-unseen-12', declarations: 1, intents: 0.99, risk: 1, alarms: 0 },
  { name: 'reading-unseen-13', declarations: 0.96, intents: 0.97, risk: 1, alarms: 1 },
  { name: 'reading-unseen-14', declarations: 1, intents: 0.99, risk: 1, alarms: 2 },
  { name: 'reading-unseen-15', declarations: 0.93, intents: 0.91, risk: 1, alarms: 0 },
  { name: 'reading-unseen-16', declarations: 0.98, intents: 0.88, risk: 1, alarms: 2 },
  { name: 'reading-unseen-17', declarations: 0.96, intents: 0.92, risk: 1, alarms: 3 },
  { name: 'reading-unseen-18', declarations: 1, intents: 0.97, risk: 1, alarms: 2 },
  { name: 'reading-unseen-19', declarations: 1, intents: 0.96, risk: 1, alarms: 4 },
  { name: 'reading-unseen-20', declarations: 0.98, intents: 0.95, risk: 1, alarms: 3 },
  // Written to tell the step indirectly, by whom it goes to or by a number alone: most of that is for a person.
  { name: 'reading-unseen-21', declarations: 0.63, intents: 0.7, risk: 1, alarms: 7 },
  { name: 'reading-unseen-22', declarations: 0.9, intents: 0.91, risk: 1, alarms: 6 },
  { name: 'reading-unseen-23', declarations: 0.98, intents: 0.84, risk: 1, alarms: 9 },
  { name: 'reading-unseen-24', declarations: 1, intents: 0.98, risk: 1, alarms: 7 },
  { name: 'reading-unseen-25', declarations: 1, intents: 0.88, risk: 1, alarms: 9 },
  { name: 'reading-unseen-26', declarations: 0.96, intents: 0.88, risk: 1, alarms: 10 },
  { name: 'reading-unseen-27', declarations: 0.96, intents: 0.92, risk: 1, alarms: 7 },
  { name: 'reading-unseen-28', declarations: 0.98, intents: 0.91, risk: 1, alarms: 7 },
  { name: 'reading-unseen-29', declarations: 1, intents: 0.92, risk: 1, alarms: 7 },
  { name: 'reading-unseen-30', declarations: 1, intents: 0.96, risk: 1, alarms: 5 },
  { name: 'reading-unseen-31', declarations: 1, intents: 0.93, risk: 1, alarms: 2 },
  { name: 'reading-unseen-32', declarations: 0.98, intents: 0.92, risk: 1, alarms: 2 },
]
const labelSchema = z.object({
  file: z.string(),
  acts: z.boolean(),
  step: z.union([z.int(), z.literal('final'), z.null()]),
  /** Several where either is right. */
  intent: z.union([intentSchema.transform((one) => [one]), z.array(intentSchema), z.null()]),
  risk: z.boolean(),
})
const shareOf = (part: readonly unknown[], whole: readonly unknown[]): number => part.length / whole.length

describe.each(SETS)(
  'messages that the authors of the grammar had not seen: $name',
  ({ name, declarations: floor, intents, risk: found, alarms }) => {
    const folder = new URL(`../../fixtures/${name}/`, import.meta.url)
    const labels = z
      .array(labelSchema)
      .parse(JSON.parse(readFileSync(new URL('labels.json', folder), 'utf8')))
    const readings = new Map<string, Reading>()

    beforeAll(async () => {
      for (const { file } of labels) readings.set(file, await read(readFileSync(new URL(file, folder))))
    })

    const stepActedOn = (file: string): number | 'final' | null => {
      const reading = readings.get(file)
      if (reading === undefined || reading.hold !== null || reading.automatic !== null) return null
      return reading.statement?.step ?? null
    }

    test('every message has its label', () => {
      const files = readdirSync(folder).filter((file) => file.endsWith('.eml'))
      expect(labels.map(({ file }) => file).toSorted()).toEqual(files.toSorted())
      expect(files.length).toBeGreaterThanOrEqual(110)
    })

    test('no message acts that declares nothing, and none acts on another step', () => {
      const wrong = labels.filter(({ file, acts, step }) => {
        const acted = stepActedOn(file)
        return acted !== null && (!acts || acted !== step)
      })
      expect(wrong).toEqual([])
    })

    test(`at least ${floor * 100} of 100 declarations are read right`, () => {
      const declarations = labels.filter(({ acts }) => acts)
      const right = declarations.filter(({ file, step }) => stepActedOn(file) === step)
      expect(shareOf(right, declarations)).toBeGreaterThanOrEqual(floor)
    })

    test(`at least ${intents * 100} of 100 intents are read right`, () => {
      const labelled = labels.filter(({ intent }) => intent !== null)
      const right = labelled.filter(({ file, intent }) => {
        const found = readings.get(file)?.intent
        return found !== undefined && intent?.includes(found) === true
      })
      expect(shareOf(right, labelled)).toBeGreaterThanOrEqual(intents)
    })

    test(`immediate risk is found in at least ${found * 100} of 100`, () => {
      const dangerous = labels.filter(({ risk }) => risk)
      const right = dangerous.filter(({ file }) => readings.get(file)?.immediateRisk === true)
      expect(shareOf(right, dangerous)).toBeGreaterThanOrEqual(found)
    })

    test(`at most ${alarms} calm messages are taken for danger`, () => {
      const mistaken = labels.filter(({ file, risk }) => !risk && readings.get(file)?.immediateRisk === true)
      expect(mistaken.length).toBeLessThanOrEqual(alarms)
    })
  },
)
