import { z } from 'zod'

const problem = 'must be a telephone number, spaced or in quotes'

/** A British telephone number as people write it. Without spaces or quotes YAML would read 020… as a number. */
export const telephoneSchema = z
  .string({ error: problem })
  .regex(/^(0|\+44 ?)\d[\d ]{7,13}$/, { error: problem })
