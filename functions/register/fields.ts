import { markup, nothing, type Html } from './markup.ts'

interface Field {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

const hintId = ({ name }: Field): string => `${name}-hint`
const errorId = ({ name }: Field): string => `${name}-error`

const describedBy = (field: Field): Html => {
  const ids = [
    ...(field.hint === undefined ? [] : [hintId(field)]),
    ...(field.error === undefined ? [] : [errorId(field)]),
  ]
  return ids.length === 0 ? nothing : markup` aria-describedby="${ids.join(' ')}"`
}

const group = (field: Field, control: Html): Html => markup`
<div class="govuk-form-group${field.error === undefined ? '' : ' govuk-form-group--error'}">
  <label class="govuk-label" for="${field.name}">${field.label}</label>
  ${field.hint === undefined ? nothing : markup`<div id="${hintId(field)}" class="govuk-hint">${field.hint}</div>`}
  ${field.error === undefined ? nothing : markup`<p id="${errorId(field)}" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${field.error}</p>`}
  ${control}
</div>`

export const textField = (
  field: Field & { value: string; narrow?: boolean; autocomplete?: string; type?: 'text' | 'email' | 'tel' },
): Html =>
  group(
    field,
    markup`<input class="govuk-input${field.narrow === true ? ' sw-input-narrow' : ''}${field.error === undefined ? '' : ' govuk-input--error'}" id="${field.name}" name="${field.name}" type="${field.type ?? 'text'}" value="${field.value}" spellcheck="false"${field.autocomplete === undefined ? nothing : markup` autocomplete="${field.autocomplete}"`}${describedBy(field)} />`,
  )

export const dateField = (field: Field & { value: string; min?: string }): Html =>
  group(
    field,
    markup`<input class="govuk-input sw-input-date${field.error === undefined ? '' : ' govuk-input--error'}" id="${field.name}" name="${field.name}" type="date" value="${field.value}"${field.min === undefined ? nothing : markup` min="${field.min}"`}${describedBy(field)} />`,
  )

export const textArea = (field: Field & { value: string; rows?: number }): Html =>
  group(
    field,
    markup`<textarea class="govuk-textarea${field.error === undefined ? '' : ' govuk-textarea--error'}" id="${field.name}" name="${field.name}" rows="${field.rows ?? 3}"${describedBy(field)}>${field.value}</textarea>`,
  )

/** A choice from a list; the empty first one means "any", or that nothing is chosen yet. */
export const select = (
  field: Field & {
    value: string | null
    options: readonly (readonly [value: string, text: string])[]
    none?: string
  },
): Html =>
  group(
    field,
    markup`<select class="govuk-select sw-select${field.error === undefined ? '' : ' govuk-select--error'}" id="${field.name}" name="${field.name}"${describedBy(field)}>
      <option value="">${field.none ?? 'Any'}</option>
      ${field.options.map(([value, text]) => markup`<option value="${value}"${value === field.value ? markup` selected` : nothing}>${text}</option>`)}
    </select>`,
  )
