import { expect, it } from 'vitest'
import { progressTo } from '../../../infra/local/log.ts'

it('says how far a long work is every ten seconds, and nothing of a short one', () => {
  let now = 0
  const lines: object[] = []
  const progress = progressTo(
    (line) => lines.push(line),
    () => now,
  )
  for (let cases = 1; cases <= 250; cases += 1) {
    now += 100
    progress({ cases, of: 250 })
  }
  expect(lines).toEqual([
    { cases: 100, of: 250 },
    { cases: 200, of: 250 },
  ])
})
