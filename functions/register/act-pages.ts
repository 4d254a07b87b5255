import { actOnCase } from '../act-on-case/handler.ts'
import { mayAct } from '../domain/case/act.ts'
import type { CaseEvent } from '../domain/case/events.ts'
import { fold } from '../domain/case/fold.ts'
import type { Case } from '../domain/case/state.ts'
import type { ActForm } from './acts/act-form.ts'
import { actForm, possibleNow } from './acts/every-act.ts'
import { overtaken, seenOf, tooLate } from './acts/changed-meanwhile.ts'
import {
  actFields,
  actSchema,
  errorSummary,
  formStart,
  nothingSent,
  readForm,
  rememberName,
  wrongField,
  type Sent,
} from './forms.ts'
import { eventInWords } from './event-words.ts'
import { backTo } from './just-done.ts'
import { show } from './layout.ts'
import { markup, nothing, type Html } from './markup.ts'
import { notFound } from './not-found.ts'
import { othersToMerge } from './related-cases.ts'
import { successBanner } from './success-banner.ts'
import type { RegisterContext, RegisterPorts } from './view.ts'

/** What a person has just done, on the page of the case that its form came back to: what holds now, as the record says it. */
export const actDone = (kind: string | null, record: readonly CaseEvent[], state: Case): Html => {
  const event = record.findLast(({ by }) => by.kind === 'person')
  return actForm(kind) === undefined || event === undefined
    ? nothing
    : successBanner(
        'Done',
        markup`${eventInWords(event, state).title}. <a class="govuk-notification-banner__link" href="#what-happened">See it on record</a>`,
      )
}

/** What a person may do on a case as it stands, each on a page of its own. */
export const actLinks = (
  state: Case,
): Html => markup`<section class="sw-actions" aria-label="What you can do"><h2 class="govuk-heading-m">What you can do</h2>
    ${possibleNow(state).map(
      (group) =>
        markup`<h3 class="govuk-heading-s sw-acts__title">${group.title}</h3><ul class="sw-acts">${group.forms.map(
          ({ kind, title }) =>
            markup`<li><a class="govuk-link" href="/cases/${state.reference}/${kind}">${title}</a></li>`,
        )}</ul>`,
    )}</section>`

export const actPage = async (context: RegisterContext, ports: RegisterPorts) =>
  await askFor(actForm(context.req.param('act')), nothingSent, context, ports)

/** The page of one act, with what was typed for another that could not be done any more. */
export const insteadPage = async (context: RegisterContext, ports: RegisterPorts) => {
  const body = await context.req.parseBody()
  const values = Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  return await askFor(
    actForm(values['instead'] === '' ? values['for'] : values['instead']),
    { values, errors: {} },
    context,
    ports,
  )
}

const askFor = async (
  form: ActForm | undefined,
  sent: Sent,
  context: RegisterContext,
  ports: RegisterPorts,
) => {
  const reference = context.req.param('reference') ?? ''
  const record = await ports.store.loadCase(reference)
  const state = fold(record)
  if (state === null) return notFound(context, 'case')
  if (form === undefined) return notFound(context, 'page')
  const view = context.get('view')
  const title = `${form.title}, case ${reference}`
  const back = { href: `/cases/${reference}`, text: `Case ${reference}` }
  if (!mayAct(form.kind, state)) {
    return show(
      context,
      { title, section: 'cases', body: tooLate(form, record, state, sent, view), back },
      409,
    )
  }
  const about = {
    state,
    partnership: await ports.partnerships.ofCase(state),
    now: view.now,
    others: form.kind === 'merge' ? await othersToMerge(state, ports) : [],
  }
  const body = markup`
    ${errorSummary(sent)}
    <span class="govuk-caption-l">Case ${reference}</span>
    <h1 class="govuk-heading-l">${form.title}</h1>
    <div class="sw-narrow">
      <p class="govuk-body">${form.explain(about)}</p>
      <form method="post" action="/cases/${reference}/${form.kind}" novalidate>${formStart(view)}
        <input type="hidden" name="seen" value="${state.version}" />
        ${form.fields(sent, about)}
        ${actFields(sent, view, form)}
        <div class="govuk-button-group">
          <button type="submit" class="govuk-button" data-module="govuk-button" data-prevent-double-click="true">${form.button}</button>
          <a class="govuk-link" href="/cases/${reference}">Cancel</a>
        </div>
      </form>
      ${form.kind === 'close' ? markup`<p class="govuk-body-s">A closed case can be opened again.</p>` : nothing}
    </div>`
  return show(
    context,
    { title, section: 'cases', body, back },
    Object.keys(sent.errors).length === 0 ? 200 : 400,
  )
}

export const doAct = async (context: RegisterContext, ports: RegisterPorts) => {
  const reference = context.req.param('reference') ?? ''
  const form = actForm(context.req.param('act'))
  if (form === undefined) return notFound(context, 'page')
  const [fields, person] = await Promise.all([readForm(context, form.schema), readForm(context, actSchema)])
  const { values } = fields
  if (fields.kind === 'wrong' || person.kind === 'wrong') {
    const errors = {
      ...(fields.kind === 'wrong' ? fields.errors : {}),
      ...(person.kind === 'wrong' ? person.errors : {}),
    }
    return await askFor(form, { values, errors }, context, ports)
  }
  const acted = await actOnCase(reference, fields.data, person.data, ports, seenOf(values))
  switch (acted.kind) {
    case 'no-such-case':
      return notFound(context, 'case')
    case 'refused':
      return await askFor(form, wrongField(values, form.fieldOf, acted.why), context, ports)
    case 'overtaken':
      return await askFor(form, wrongField(values, form.fieldOf, overtaken(acted)), context, ports)
    case 'done':
      rememberName(context, person.data.by)
      return backTo(context, `/cases/${acted.on}`, form.kind)
  }
}
