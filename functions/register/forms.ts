import { setCookie } from 'hono/cookie'
import { z } from 'zod'
import { textArea, textField } from './fields.ts'
import { markup, nothing, type Html } from './markup.ts'
import type { RegisterContext, View } from './view.ts'

/** What every form of ours carries: its token, and the page to come back to. */
export const formStart = ({ formToken, path }: View): Html =>
  markup`<input type="hidden" name="form-token" value="${formToken}" /><input type="hidden" name="page" value="${path}" />`

/** A path of this register and nothing else: no redirect leads away from it ("//elsewhere", "/\\elsewhere"). */
export const ownPathSchema = z
  .string()
  .regex(/^\/(?![/\\])[\x21-\x7e]*$/)
  .catch('/')

export const line = (missing: string, longest = 200) =>
  z.string({ error: missing }).trim().min(1, missing).max(longest, `Use ${longest} characters or fewer`)

/** Who does something and why: every act of a person is recorded with both. */
export const actSchema = z.object({
  by: line('Enter your name', 100),
  why: line('Enter why', 2_000),
  /** Given by no form: {@link readForm} puts it there. */
  signedInAs: z.string().nullable().default(null),
})

/** What a form sent, as it was typed: it is shown again where something is wrong. */
export interface Sent {
  readonly values: Readonly<Record<string, string>>
  /** What is wrong, by the name of the field. */
  readonly errors: Readonly<Record<string, string>>
}

export const nothingSent: Sent = { values: {}, errors: {} }

export type ReadForm<T> =
  | { readonly kind: 'read'; readonly data: T; readonly values: Sent['values'] }
  | ({ readonly kind: 'wrong' } & Sent)

/** Reads a form by its schema; the schema's messages are what the page then says. */
export const readForm = async <T>(context: RegisterContext, schema: z.ZodType<T>): Promise<ReadForm<T>> => {
  const body = await context.req.parseBody()
  const { signedIn, name, address } = context.get('visitor')
  const sent = Object.entries(body).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0] !== 'signedInAs',
  )
  // Whatever a form says: who signed in acts under the name that they signed in with.
  const values: Sent['values'] = {
    ...Object.fromEntries(sent),
    ...(signedIn ? { by: name } : {}),
    ...(address === null ? {} : { signedInAs: address }),
  }
  const parsed = schema.safeParse(values)
  if (parsed.success) return { kind: 'read', data: parsed.data, values }
  const errors = parsed.error.issues.map(({ path, message }) => [String(path[0] ?? 'form'), message] as const)
  // The first problem of a field is the one to mend first.
  return { kind: 'wrong', values, errors: Object.fromEntries(errors.toReversed()) }
}

/** The same form with a problem that only the record knew. */
export const wrongField = (values: Sent['values'], field: string, message: string): Sent => ({
  values,
  errors: { [field]: message },
})

/** The fields of {@link actSchema}. Who signed in gives no other name. */
export const actFields = (
  { values, errors }: Sent,
  { visitor }: View,
  { whyLabel = 'Why', whyHint }: { whyLabel?: string; whyHint?: string } = {},
): Html => markup`
${textArea({ name: 'why', label: whyLabel, hint: whyHint, value: values['why'] ?? '', error: errors['why'] })}
${
  visitor.signedIn
    ? markup`<p class="govuk-body">It is recorded under your name, <strong class="sw-break">${visitor.name}</strong>.</p>`
    : textField({
        name: 'by',
        label: 'Your name',
        hint: 'It is recorded with what you do.',
        value: values['by'] ?? visitor.name,
        error: errors['by'],
        narrow: true,
        autocomplete: 'name',
      })
}`

/** Says on top of a page what is wrong with its form, with links to the fields. */
export const errorSummary = ({ errors }: Sent): Html => {
  const entries = Object.entries(errors)
  return entries.length === 0
    ? nothing
    : markup`<div class="govuk-error-summary" data-module="govuk-error-summary"><div role="alert"><h2 class="govuk-error-summary__title">There is a problem</h2><div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list">${entries.map(([field, message]) => markup`<li><a href="#${field}">${message}</a></li>`)}</ul></div></div></div>`
}

/** The next form of this browser knows the name, where nobody signs in. */
export const rememberName = (context: RegisterContext, name: string): void => {
  if (context.get('visitor').signedIn) return
  setCookie(context, 'stepwise-name', name, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    maxAge: 60 * 60 * 24 * 30,
    secure: new URL(context.req.url).protocol === 'https:',
  })
}
