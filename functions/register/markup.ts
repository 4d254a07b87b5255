import { html, raw } from 'hono/html'
import { plain } from '../domain/notice/plain.ts'

export type Html = ReturnType<typeof raw>
export type Part = Html | string | number | null | readonly Part[]

/**
 * A piece of a page. Every string put into it is escaped and freed of control and direction marks, so no page can
 * forget to: names, subjects and file names come from strangers.
 */
export const markup = (strings: TemplateStringsArray, ...values: readonly Part[]): Html => {
  const made = html(strings, ...values.map(safe))
  if (made instanceof Promise) throw new TypeError('a page holds no promises')
  return made
}

// hono marks what is escaped already as a String object; a plain string is not.
const safe = (part: Part): unknown => {
  if (typeof part === 'string') return plain(part)
  return Array.isArray(part) ? part.map(safe) : part
}

export const nothing: Html = raw('')

/** Long lines of others' text on one line of ours. */
export const shortened = (text: string, longest: number): string => {
  const points = Array.from(text.replace(/\s+/g, ' ').trim())
  return points.length <= longest ? points.join('') : `${points.slice(0, longest - 1).join('')}…`
}
