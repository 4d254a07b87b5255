import { repeated, type Misfit } from './misfit.ts'
import type { Path } from './partnership-file.ts'
import type { Protocol } from './protocol.ts'

/** Whether the stages are in order and lead upwards. `at` is where the file has them. */
export const checkStages = (protocol: Pick<Protocol, 'stages'>, at: Path = ['stages']): Misfit[] => {
  const stages = protocol.stages ?? []
  const misfits: Misfit[] = []
  stages.forEach((stage, index) => {
    const here = (key: string) => [...at, index, key]
    if (stage.number !== index + 1) {
      misfits.push({
        path: here('number'),
        problem: `is ${stage.number}, but stages are numbered in order from 1`,
      })
    }
    if (stage.next !== null && stage.next <= stage.number) {
      misfits.push({ path: here('next'), problem: `leads back to ${stage.next}; a case only goes up` })
    } else if (stage.next !== null && !stages.some(({ number }) => number === stage.next)) {
      misfits.push({
        path: here('next'),
        problem: `leads to ${stage.next}, which is no stage of this protocol`,
      })
    }
    if (stage.receiving.length === 0 && stage.onTimeout === 'escalate') {
      misfits.push({ path: here('onTimeout'), problem: 'must be alert-only, because nobody is written to' })
    }
  })
  const aliases = stages.flatMap((stage, index) => stage.aliases.map((alias) => ({ alias, index })))
  for (const { index, key } of repeated(aliases, ({ alias }) => alias)) {
    misfits.push({ path: [...at, aliases[index]?.index ?? 0, 'aliases'], problem: `name two stages ${key}` })
  }
  return misfits
}
