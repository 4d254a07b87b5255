import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { exampleFor } from '../../../functions/domain/partnership/examples.ts'

const files = readdirSync('partnerships').flatMap((folder) =>
  readdirSync(`partnerships/${folder}`).map((file) => `partnerships/${folder}/${file}`),
)

const keysIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(keysIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysIn(inner)])
}
const keys = [...new Set(files.flatMap((file) => keysIn(parse(readFileSync(file, 'utf8')))))].sort()

it.each(keys)('the key %s has an example of its own, in YAML', (key) => {
  const example = exampleFor('partnership.yaml', [key])
  expect(example.startsWith(`${key}: `)).toBe(true)
  expect(parse(example)).toHaveProperty(key)
})
