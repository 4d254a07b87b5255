import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { intentSchema, type Reading } from '../../../functions/domain/reading/reading.ts'
import { read } from '../../../functions/domain/reading/read.ts'

/**
 * Messages and labels by two people who had not seen the grammar, each written without the other's; the grammar was first
 * measured on them, then corrected.
 */
const SETS = ['reading-unseen', 'reading-unseen-2']
const labelSchema = z.object({
  file: z.string(),
  acts: z.boolean(),
  step: z.union([z.int(), z.literal('final'), z.null()]),
  /** Several where either is right. */
  intent: z.union([intentSchema.transform((one) => [one]), z.array(intentSchema), z.null()]),
  risk: z.boolean(),
})
const shareOf = (part: readonly unknown[], whole: readonly unknown[]): number => part.length / whole.length

describe.each(SETS)('messages that the authors of the grammar had not seen: %s', (name) => {
  const folder = new URL(`../../fixtures/${name}/`, import.meta.url)
  const labels = z.array(labelSchema).parse(JSON.parse(readFileSync(new URL('labels.json', folder), 'utf8')))
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
    expect(files.length).toBeGreaterThanOrEqual(200)
  })

  test('no message acts that declares nothing, and none acts on another step', () => {
    const wrong = labels.filter(({ file, acts, step }) => {
      const acted = stepActedOn(file)
      return acted !== null && (!acts || acted !== step)
    })
    expect(wrong).toEqual([])
  })

  test('at least 98 of 100 declarations are read right', () => {
    const declarations = labels.filter(({ acts }) => acts)
    const right = declarations.filter(({ file, step }) => stepActedOn(file) === step)
    expect(shareOf(right, declarations)).toBeGreaterThanOrEqual(0.98)
  })

  test('at least 95 of 100 intents are read right', () => {
    const labelled = labels.filter(({ intent }) => intent !== null)
    const right = labelled.filter(({ file, intent }) => {
      const found = readings.get(file)?.intent
      return found !== undefined && intent?.includes(found) === true
    })
    expect(shareOf(right, labelled)).toBeGreaterThanOrEqual(0.95)
  })

  test('no immediate risk is missed', () => {
    const missed = labels.filter(({ file, risk }) => risk && readings.get(file)?.immediateRisk !== true)
    expect(missed).toEqual([])
  })
})
