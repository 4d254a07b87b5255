import type { Population } from '../partnership/role.ts'

/** Words that differ between children and adults, each used inside a sentence. */
interface PopulationWords {
  readonly one: string
  readonly area: string
  readonly procedures: string
  readonly referral: string
  readonly danger: string
}

const words: Readonly<Record<Population, PopulationWords>> = {
  children: {
    one: 'a child',
    area: 'safeguarding children',
    procedures: 'child protection procedures',
    referral: 'a referral to children’s social care',
    danger: 'If a child is in danger',
  },
  adults: {
    one: 'an adult',
    area: 'safeguarding adults',
    procedures: 'adult safeguarding procedures',
    referral: 'an adult safeguarding referral',
    danger: 'If an adult is in danger',
  },
}

export const wordsFor = (population: Population): PopulationWords => words[population]
