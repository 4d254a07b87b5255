import { isMap, isSeq, parseDocument, type Document, type YAMLMap, type YAMLSeq } from 'yaml'
import { mergeText, spacedAs } from './merge-texts.ts'

/** As the shipped files are laid out. */
const layout = { lineWidth: 120, flowCollectionPadding: false } as const

/**
 * A YAML text with an edit of its document. Comments, quotes and the layout of every line that the edit does not
 * change stay as they are: the parser would lay them out in its own way.
 */
export const editYaml = (text: string, edit: (document: Document) => void): string => {
  const document = parseDocument(text)
  const before = document.toString(layout)
  edit(document)
  const after = document.toString(layout)
  const edited = mergeText(before, text, after) ?? spacedAs(text, after)
  return valuesOf(edited) === valuesOf(after) ? edited : after
}

/** What a YAML text says: what merges knows no YAML, so this must come out as it was meant. */
const valuesOf = (text: string): string | null => {
  const document = parseDocument(text)
  return document.errors.length > 0 ? null : JSON.stringify(document)
}

/** An edit asked for something that the text does not have: a fault of the page, which had checked. */
export class NotInText extends Error {
  override readonly name = 'NotInText'
}

export const mapAt = (document: Document, path: readonly (string | number)[]): YAMLMap => {
  const node = document.getIn(path, true)
  if (!isMap(node)) throw new NotInText(`there is no map at ${path.join('.')}`)
  return node
}

/** The list at a path; an empty one is made where there is none. */
export const listAt = (document: Document, path: readonly (string | number)[]): YAMLSeq => {
  const node = document.getIn(path, true)
  if (isSeq(node)) return node
  const made = document.createNode([])
  document.setIn(path, made)
  if (!isSeq(made)) throw new NotInText(`there is no list at ${path.join('.')}`)
  return made
}

/** Sets a key, or takes it away with null or an empty list; a value that is there already keeps its comment and layout. */
export const setKey = (document: Document, map: YAMLMap, key: string, value: unknown): void => {
  const isEmpty = value === null || (Array.isArray(value) && value.length === 0)
  const node = map.get(key, true)
  if (isEmpty) map.delete(key)
  else if (node === undefined || JSON.stringify(node) !== JSON.stringify(value)) {
    map.set(key, document.createNode(value, { flow: true }))
  }
}
