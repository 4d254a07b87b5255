import type { z } from 'zod'

const oneOf = (values: readonly unknown[]): string => `must be one of ${values.map(String).join(', ')}`

const wanted: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list, in [ ] or with dashes',
  object: 'a group of keys',
  record: 'a group of keys',
}

const formats: Readonly<Record<string, string>> = {
  email: 'must be an email address',
  date: 'must be a date, year first',
}

/** What a schema found wrong, in words that someone who edits the file can act on. */
export const problemInWords = (issue: z.core.$ZodIssue, isThere: boolean): string => {
  if (issue.code === 'unrecognized_keys') return `has ${issue.keys.join(' and ')}, which means nothing here`
  if (!isThere) return 'is missing'
  // A schema's own message is better than any made from its kind.
  if (!/^(Invalid|Too|Unrecognized)/.test(issue.message)) return issue.message
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${wanted[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return oneOf(issue.values)
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `must be ${issue.inclusive === true ? 'at least' : 'more than'} ${issue.minimum}`
        : 'must not be empty'
    case 'invalid_format':
      return formats[issue.format] ?? issue.message
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options) ? oneOf(issue.options) : issue.message
    default:
      return issue.message
  }
}
