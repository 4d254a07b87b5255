/** A row and the name of its file: a number, whatever an id, a subject or an attachment is called. */
export interface Numbered<T> {
  readonly path: string
  readonly row: T
}

export const numbered = <T>(folder: 'mails' | 'notices', rows: readonly T[]): Numbered<T>[] =>
  rows.map((row, index) => ({ path: `${folder}/${String(index + 1).padStart(3, '0')}.eml`, row }))
