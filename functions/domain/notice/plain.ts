/**
 * Text that others wrote, safe to show: no control characters, and none of the marks that turn text round or hide in
 * it (Unicode's bidirectional and format characters), by which a name could pass for another.
 */
export const plain = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cf}]/gu, '')

/** One line for a header: a line break would begin a header of its own (RFC 5322 2.2). */
export const headerText = (text: string, longest = 150): string => {
  const line = plain(text).replace(/\s+/g, ' ').trim()
  const points = Array.from(line)
  return points.length <= longest
    ? line
    : `${points
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
}
