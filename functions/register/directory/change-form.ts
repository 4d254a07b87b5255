import type { z } from 'zod'
import { editYaml } from '../../domain/partnership/edit-yaml.ts'
import type { FileTexts } from '../../domain/partnership/version.ts'
import type { Sent } from '../forms.ts'
import type { Html } from '../markup.ts'
import type { About } from './about.ts'

/** What a form makes of what was sent: new texts, or what is wrong by field. */
export type ReadChange =
  | { readonly kind: 'texts'; readonly texts: FileTexts }
  | { readonly kind: 'wrong'; readonly errors: Sent['errors'] }

/** How one change of a partnership's files is asked for. */
export interface ChangeForm {
  readonly kind: string
  /** What the address must name for it. */
  readonly isFor: (about: About) => boolean
  readonly title: (about: About) => string
  readonly explain: (about: About) => string | null
  readonly fields: (sent: Sent, about: About) => Html
  readonly read: (values: Sent['values'], about: About) => ReadChange
  /** Whether it may be put in force with its drafting; what moves deadlines is looked at first. */
  readonly atOnce: boolean
  readonly button: string
  /** Where to go afterwards, beside the person or partnership that it is about. */
  readonly backTo: (about: About) => string
}

/** Reads what was sent by a schema, whose messages the page then shows. */
export const reads =
  <T>(schema: z.ZodType<T>, apply: (data: T, about: About) => ReadChange): ChangeForm['read'] =>
  (values, about) => {
    const parsed = schema.safeParse(values)
    if (parsed.success) return apply(parsed.data, about)
    const errors = parsed.error.issues.map(
      ({ path, message }) => [String(path[0] ?? 'form'), message] as const,
    )
    return { kind: 'wrong', errors: Object.fromEntries(errors.toReversed()) }
  }

/** The texts with one file edited. */
export const edited = ({ found }: About, file: string, edit: Parameters<typeof editYaml>[1]): ReadChange => ({
  kind: 'texts',
  texts: { ...found.texts, [file]: editYaml(found.texts[file] ?? '', edit) },
})

export const personPath = ({ id }: Pick<About, 'id'>, personId: string): string =>
  `/directory/${id}/people/${personId}`
