import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { describe, expect, it } from 'vitest'
import { editYaml } from '../../../functions/domain/partnership/edit-yaml.ts'
import { difference } from '../../../functions/domain/partnership/merge-texts.ts'

const files = readdirSync('partnerships').flatMap((id) =>
  readdirSync(`partnerships/${id}`).map((file) => `partnerships/${id}/${file}`),
)

/** Where the numbers of a YAML text stand. */
const numbersIn = (value: unknown, path: readonly string[] = []): (readonly string[])[] => {
  if (typeof value === 'number') return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => numbersIn(each, [...path, key]))
}

describe('a number changed in the text of a partnership', () => {
  it.each(files)('changes one line of %s and no other', (file) => {
    const text = readFileSync(file, 'utf8')
    for (const path of numbersIn(parse(text))) {
      const edited = editYaml(text, (document) => {
        document.setIn(path, 366)
      })
      const changed = difference(text, edited).filter(({ kind }) => kind === 'changed')
      expect(
        changed.map((stretch) => stretch.kind === 'changed' && [stretch.before.length, stretch.after.length]),
        path.join('.'),
      ).toEqual([[1, 1]])
    }
  })
})
