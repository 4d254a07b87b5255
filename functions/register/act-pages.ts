import { actOnCase } from '../act-on-case/handler.ts'
import { mayAct } from '../domain/case/act.ts'
import { fold } from '../domain/case/fold.ts'
import type { Case } from '../domain/case/state.ts'
import { flagRisk, handBack, riskDealtWith, takeOn } from './acts/alerts.ts'
import { noteCall, recordOutcome, strikeOutCall, takeBackOutcome } from './acts/calls-and-outcomes.ts'
import { close, endPause, pause, reopen, resume } from './acts/close-and-resume.ts'
import { merge, unmerge } from './acts/merging.ts'
import { changeContact, moveDeadline, moveStep } from './acts/step-and-time.ts'
import { classify, liftLegalHold, recordForm, setLegalHold, takeBackForm } from './acts/record-keeping.ts'
import type { ActForm } from './acts/act-form.ts'
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
import { show } from './layout.ts'
import { markup, nothing, type Html } from './markup.ts'
import { notFound } from './not-found.ts'
import { othersToMerge } from './related-cases.ts'
import { successBanner } from './success-banner.ts'
import type { RegisterContext, RegisterPorts } from './view.ts'

/** What a person may do, in the groups that the page of a case shows. */
const groups: readonly { readonly title: string; readonly forms: readonly ActForm[] }[] = [
  { title: 'Needs you', forms: [takeOn, resume, endPause, unmerge, reopen] },
  { title: 'Telephone', forms: [noteCall, recordOutcome] },
  { title: 'The clock and the contact', forms: [moveDeadline, pause, changeContact, moveStep] },
  { title: 'The record', forms: [classify, recordForm, setLegalHold] },
  { title: 'Risk', forms: [riskDealtWith, flagRisk] },
  { title: 'End it', forms: [merge, close] },
  { title: 'Take back', forms: [handBack, strikeOutCall, takeBackOutcome, takeBackForm, liftLegalHold] },
]
const forms = groups.flatMap((group) => group.forms)

/** What a person has just done, on the page of the case that its form came back to. */
export const actDone = (kind: string | undefined): Html => {
  const form = forms.find((each) => each.kind === kind)
  return form === undefined
    ? nothing
    : successBanner(
        'Done',
        markup`Done: ${form.title.charAt(0).toLowerCase()}${form.title.slice(1)}. <a class="govuk-notification-banner__link" href="#what-happened">See it on record</a>`,
      )
}

/** What a person may do on a case as it stands, each on a page of its own. */
export const actLinks = (state: Case): Html => {
  const offered = groups.map((group) => ({
    ...group,
    forms: group.forms.filter(({ kind }) => mayAct(kind, state)),
  }))
  return markup`<section class="sw-actions" aria-label="What you can do"><h2 class="govuk-heading-m">What you can do</h2>
    ${offered.map((group) =>
      group.forms.length === 0
        ? nothing
        : markup`<h3 class="govuk-heading-s sw-acts__title">${group.title}</h3><ul class="sw-acts">${group.forms.map(
            ({ kind, title }) =>
              markup`<li><a class="govuk-link" href="/cases/${state.reference}/${kind}">${title}</a></li>`,
          )}</ul>`,
    )}</section>`
}

export const actPage = async (context: RegisterContext, ports: RegisterPorts, sent: Sent = nothingSent) => {
  const reference = context.req.param('reference') ?? ''
  const form = forms.find(({ kind }) => kind === context.req.param('act'))
  const state = fold(await ports.store.loadCase(reference))
  if (state === null) return notFound(context, 'case')
  if (form === undefined) return notFound(context, 'page')
  if (!mayAct(form.kind, state)) return context.redirect(`/cases/${reference}`, 303)
  const view = context.get('view')
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
    {
      title: `${form.title}, case ${reference}`,
      section: 'cases',
      body,
      back: { href: `/cases/${reference}`, text: `Case ${reference}` },
    },
    Object.keys(sent.errors).length === 0 ? 200 : 400,
  )
}

export const doAct = async (context: RegisterContext, ports: RegisterPorts) => {
  const reference = context.req.param('reference') ?? ''
  const form = forms.find(({ kind }) => kind === context.req.param('act'))
  if (form === undefined) return notFound(context, 'page')
  const [fields, person] = await Promise.all([readForm(context, form.schema), readForm(context, actSchema)])
  if (fields.kind === 'wrong' || person.kind === 'wrong') {
    const errors = {
      ...(fields.kind === 'wrong' ? fields.errors : {}),
      ...(person.kind === 'wrong' ? person.errors : {}),
    }
    return await actPage(context, ports, { values: fields.values, errors })
  }
  const acted = await actOnCase(reference, fields.data, person.data, ports)
  switch (acted.kind) {
    case 'no-such-case':
      return notFound(context, 'case')
    case 'refused':
      return await actPage(context, ports, wrongField(fields.values, form.fieldOf, acted.why))
    case 'done':
      rememberName(context, person.data.by)
      return context.redirect(`/cases/${reference}?done=${form.kind}`, 303)
  }
}
