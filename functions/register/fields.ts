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

/** One choice of a few, each with what it means. What belongs to a choice is always in sight: axe rejects the
 * `aria-expanded` by which the design system's script would hide it. */
export const radios = (
  field: Field & {
    value: string | null
    options: readonly {
      readonly value: string
      readonly text: string
      readonly hint: string
      readonly more?: Html
    }[]
  },
): Html => markup`
<div class="govuk-form-group${field.error === undefined ? '' : ' govuk-form-group--error'}">
  <fieldset class="govuk-fieldset"${describedBy(field)}>
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">${field.label}</legend>
    ${field.error === undefined ? nothing : markup`<p id="${errorId(field)}" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${field.error}</p>`}
    <div class="govuk-radios">
      ${field.options.map(
        ({ value, text, hint, more }, index) => markup`<div class="govuk-radios__item">
        <input class="govuk-radios__input" id="${index === 0 ? field.name : `${field.name}-${value}`}" name="${field.name}" type="radio" value="${value}"${value === field.value ? markup` checked` : nothing} aria-describedby="${field.name}-${value}-hint" />
        <label class="govuk-label govuk-radios__label" for="${index === 0 ? field.name : `${field.name}-${value}`}">${text}</label>
        <div id="${field.name}-${value}-hint" class="govuk-hint govuk-radios__hint">${hint}</div>
      </div>${more === undefined ? nothing : markup`<div class="govuk-radios__conditional">${more}</div>`}`,
      )}
    </div>
  </fieldset>
</div>`

/** Several choices of a few; each is sent as `name-value`. */
export const checkboxes = (
  field: Field & {
    options: readonly { readonly value: string; readonly text: string }[]
    checked: readonly string[]
  },
): Html => markup`
<div class="govuk-form-group${field.error === undefined ? '' : ' govuk-form-group--error'}">
  <fieldset class="govuk-fieldset"${describedBy(field)}>
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">${field.label}</legend>
    ${field.hint === undefined ? nothing : markup`<div id="${hintId(field)}" class="govuk-hint">${field.hint}</div>`}
    ${field.error === undefined ? nothing : markup`<p id="${errorId(field)}" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${field.error}</p>`}
    <div class="govuk-checkboxes govuk-checkboxes--small">
      ${field.options.map(({ value, text }, index) => {
        const id = index === 0 ? field.name : `${field.name}-${value}`
        return markup`<div class="govuk-checkboxes__item">
        <input class="govuk-checkboxes__input" id="${id}" name="${field.name}-${value}" type="checkbox" value="on"${field.checked.includes(value) ? markup` checked` : nothing} />
        <label class="govuk-label govuk-checkboxes__label" for="${id}">${text}</label>
      </div>`
      })}
    </div>
  </fieldset>
</div>`
