import { readFileSync } from 'node:fs'
import {
  assemblePartnership,
  type Assembled,
} from '../../../functions/domain/partnership/assemble-partnership.ts'

export type Edit = readonly [file: string, from: string, to: string]

/** A shipped partnership's own files with some words replaced; everything else about them is right. */
export const edited = (edits: readonly Edit[], folder = 'waltham-forest'): Assembled =>
  assemblePartnership(`partnerships/${folder}`, (name) =>
    ['partnership.yaml', 'protocol.yaml', 'directory.yaml'].includes(name)
      ? edits
          .filter(([file]) => file === name)
          .reduce(
            (text, [, from, to]) => {
              if (!text.includes(from)) throw new Error(`${name} does not say ${from}`)
              return text.replace(from, to)
            },
            readFileSync(`partnerships/${folder}/${name}`, 'utf8'),
          )
      : null,
  )
