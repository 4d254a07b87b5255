import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml'
import type { z } from 'zod'
import { exampleFor } from './examples.ts'
import { problemInWords } from './problem-words.ts'

export type Path = readonly (string | number)[]

/** One thing wrong in a partnership's files, and what would be right. Lines and columns count from 1. */
export interface FileError {
  readonly file: string
  readonly line: number
  readonly column: number
  /** "stages[0].timeAllowed.count"; empty for the file as a whole. */
  readonly path: string
  readonly problem: string
  readonly example: string
}

/** A file that has its schema's shape, and where each of its values stands in the text. */
export interface PartnershipFile<T> {
  readonly value: T
  readonly errorAt: (path: Path, problem: string) => FileError
}

export type ReadFile<T> =
  | { readonly kind: 'read'; readonly file: PartnershipFile<T> }
  | { readonly kind: 'refused'; readonly errors: readonly FileError[] }

const pathInWords = (path: Path): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '')

/** Where the value stands; where there is none, its nearest parent; a key that should not be, the key. */
const offsetOf = (document: Document, path: Path): number => {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}

const offsetOfKey = (document: Document, path: Path, key: string): number => {
  const parent = path.length === 0 ? document.contents : document.getIn(path, true)
  const pair = isMap(parent)
    ? parent.items.find((item) => isScalar(item.key) && item.key.value === key)
    : undefined
  return isScalar(pair?.key) && pair.key.range ? pair.key.range[0] : offsetOf(document, path)
}

/** Reads one YAML file against its schema. Never throws: everything wrong is returned, with its place. */
export const readPartnershipFile = <S extends z.ZodType>(
  name: string,
  text: string,
  schema: S,
): ReadFile<z.output<S>> => {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const errorAtOffset = (offset: number, path: Path, problem: string): FileError => {
    const { line, col } = lines.linePos(offset)
    return {
      file: name,
      line,
      column: col,
      path: pathInWords(path),
      problem,
      example: exampleFor(name, path),
    }
  }
  const [notYaml] = document.errors
  if (notYaml !== undefined) {
    // The first is the cause; the parser's further complaints are its echoes.
    const problem = `is not YAML: ${notYaml.message.replace(/\.$/, '')}`
    return { kind: 'refused', errors: [errorAtOffset(notYaml.pos[0], [], problem)] }
  }
  const parsed = schema.safeParse(document.toJS())
  if (parsed.success) {
    const errorAt = (path: Path, problem: string) => errorAtOffset(offsetOf(document, path), path, problem)
    return { kind: 'read', file: { value: parsed.data, errorAt } }
  }
  return {
    kind: 'refused',
    errors: parsed.error.issues.map((issue) => {
      const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)))
      const offset =
        issue.code === 'unrecognized_keys'
          ? offsetOfKey(document, path, issue.keys[0] ?? '')
          : offsetOf(document, path)
      return errorAtOffset(offset, path, problemInWords(issue, document.hasIn(path)))
    }),
  }
}

/** One clear sentence: file and place, what is wrong, an example of what is right. */
export const describeFileError = ({ file, line, column, path, problem, example }: FileError): string =>
  `${file}:${line}:${column}: ${path === '' ? 'the file' : path} ${problem}. Right would be, for example: ${example}`
