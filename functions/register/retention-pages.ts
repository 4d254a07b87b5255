import { z } from 'zod'
import { eraseRecords, type Erased } from '../erase-records/handler.ts'
import { howMany } from '../domain/deadlines/wording.ts'
import { AT_ONCE, whatIsDue } from '../erase-records/due.ts'
import type { Partnership } from '../domain/partnership/partnership.ts'
import type { CaseSummary, MailRow } from '../domain/record.ts'
import {
  actFields,
  actSchema,
  errorSummary,
  formStart,
  nothingSent,
  readForm,
  rememberName,
  type Sent,
} from './forms.ts'
import { show } from './layout.ts'
import { markup, nothing, type Html } from './markup.ts'
import { notFound } from './not-found.ts'
import type { RegisterContext, RegisterPorts } from './view.ts'
import { outcomeInWords, stateInWords, time } from './words.ts'

/** The partnerships whose retention the visitor may look after. */
export const retentionPage = (context: RegisterContext, { partnerships }: RegisterPorts) => {
  const { visitor } = context.get('view')
  const own = partnerships.all.filter(({ id }) => visitor.may('administrator', id))
  const body = markup`
    <h1 class="govuk-heading-l">Retention</h1>
    <p class="govuk-body-l">Nothing is erased by itself. Each partnership’s settings say how long records are kept; here you see what is due.</p>
    <ul class="govuk-list govuk-list--spaced">${own.map(
      ({ id, name }) => markup`<li><a class="govuk-link" href="/retention/${id}">${name}</a></li>`,
    )}</ul>`
  return show(context, { title: 'Retention', section: null, body })
}

const partnershipOf = (context: RegisterContext, { partnerships }: RegisterPorts): Partnership | null =>
  partnerships.all.find(({ id }) => id === context.req.param('partnership')) ?? null

interface Shown {
  readonly sent?: Sent
  /** What was ticked when the form was sent; null: everything that is due, as the form first shows it. */
  readonly ticked?: Ticked | null
  readonly erased?: Erased | null
}

/** What is due to be erased, and the form that erases it. */
export const partnershipRetentionPage = async (
  context: RegisterContext,
  ports: RegisterPorts,
  { sent = nothingSent, ticked = null, erased = null }: Shown = {},
) => {
  const partnership = partnershipOf(context, ports)
  if (partnership === null) return notFound(context, 'page')
  const view = context.get('view')
  const due = await whatIsDue(partnership, view.now, ports.store)
  const { id, name } = partnership
  const body = markup`
    ${errorSummary(sent)}
    <span class="govuk-caption-l">${name}</span>
    <h1 class="govuk-heading-l">Retention</h1>
    ${erased === null ? nothing : whatWasErased(erased)}
    <div class="sw-narrow">${settings(partnership)}</div>
    ${due.onHold.length === 0 ? nothing : markup`<div class="govuk-inset-text">${due.onHold.length === 1 ? 'One case is' : `${due.onHold.length} cases are`} due but under a legal hold, and kept: ${due.onHold.slice(0, AT_ONCE).map(({ reference }) => markup` <a class="govuk-link sw-reference" href="/cases/${reference}">${reference}</a>`)}</div>`}
    ${
      (due.cases ?? []).length + (due.mails ?? []).length === 0
        ? markup`<p class="govuk-body">Nothing is due to be erased.</p>`
        : markup`<form method="post" action="/retention/${id}" novalidate>${formStart(view)}
      ${casesDue(due.cases ?? [], ticked)}
      ${mailsDue(due.mails ?? [], ticked)}
      <div class="sw-narrow">
        <div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span><strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Warning</span>Erased is erased: mails, notices and events cannot be brought back from here. Counts for reports stay.</strong></div>
        ${actFields(sent, view, { whyHint: 'Name nobody here: this is kept' })}
        <button type="submit" class="govuk-button govuk-button--warning" data-module="govuk-button" data-prevent-double-click="true">Erase what is ticked</button>
      </div></form>`
    }`
  return show(
    context,
    {
      title: `Retention, ${name}`,
      section: null,
      body,
      back: { href: '/retention', text: 'Retention' },
    },
    Object.keys(sent.errors).length === 0 ? 200 : 400,
  )
}

const settings = ({ id, retention: { closedCases, mailWithoutCase } }: Partnership): Html => markup`
<p class="govuk-body">${closedCases === null ? 'Closed cases are kept for ever.' : `A case is due ${howMany(closedCases.years, 'year')} after it ended.`} ${mailWithoutCase === null ? 'Mail without a case is kept for ever.' : `Mail without a case is due ${howMany(mailWithoutCase.months, 'month')} after it came.`} <span class="sw-quiet">Set by <code>retention</code> in partnership.yaml of ${id}: <a class="govuk-link" href="/directory/${id}/versions">its versions</a>.</span></p>`

const whatWasErased = ({ cases, mails, left }: Erased): Html => markup`
<div class="govuk-notification-banner govuk-notification-banner--success" role="alert" aria-labelledby="erased-title"><div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="erased-title">Done</h2></div><div class="govuk-notification-banner__content"><p class="govuk-notification-banner__heading">Erased: ${cases} ${cases === 1 ? 'case' : 'cases'}, and ${mails} ${mails === 1 ? 'mail' : 'mails'} without a case.</p>${left.length === 0 ? nothing : markup`<p class="govuk-body">Not erased, as they changed meanwhile or are not at rest: ${left.join(', ')}.</p>`}</div></div>`

const tick = (name: keyof Ticked, value: string, ticked: Ticked | null, label: Html): Html =>
  markup`<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" id="${name}-${value}" name="${name}" value="${value}"${ticked === null || ticked[name].includes(value) ? markup` checked` : nothing} /><label class="govuk-label govuk-checkboxes__label" for="${name}-${value}">${label}</label></div></div>`

const casesDue = (cases: readonly CaseSummary[], ticked: Ticked | null): Html =>
  cases.length === 0
    ? nothing
    : markup`<fieldset class="govuk-fieldset govuk-form-group"><legend class="govuk-fieldset__legend govuk-fieldset__legend--m">Cases${cases.length === AT_ONCE ? `, the ${AT_ONCE} that ended first` : nothing}</legend>${cases.map(
        ({ reference, state, facts, escalatingAgency, receivingAgency, erased }) =>
          tick(
            'cases',
            reference,
            ticked,
            markup`<span class="sw-reference">${reference}</span>, ${stateInWords(state).toLowerCase()}${facts?.endedAt === null || facts === null ? nothing : markup`, ended ${time(facts.endedAt)}`} <span class="sw-quiet">${escalatingAgency} and ${receivingAgency ?? 'an agency not known'}${erased === null ? nothing : '; erasing it was begun and not finished'}</span>`,
          ),
      )}</fieldset>`

const mailsDue = (mails: readonly MailRow[], ticked: Ticked | null): Html =>
  mails.length === 0
    ? nothing
    : markup`<fieldset class="govuk-fieldset govuk-form-group"><legend class="govuk-fieldset__legend govuk-fieldset__legend--m">Mail without a case${mails.length === AT_ONCE ? `, the ${AT_ONCE} oldest` : nothing}</legend>${mails.map(
        ({ id, receivedAt, outcome }) =>
          tick(
            'mails',
            id,
            ticked,
            markup`Came ${time(receivedAt)} <span class="sw-quiet">${outcomeInWords(outcome).toLowerCase()}, <a class="govuk-link" href="/mail/${id}">look at it<span class="govuk-visually-hidden"> (${id})</span></a></span>`,
          ),
      )}</fieldset>`

const tickedSchema = z.object({
  cases: z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]),
  mails: z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]),
})

type Ticked = z.infer<typeof tickedSchema>

export const eraseWhatIsDue = async (context: RegisterContext, ports: RegisterPorts) => {
  const partnership = partnershipOf(context, ports)
  if (partnership === null) return notFound(context, 'page')
  const ticked = tickedSchema.parse(await context.req.parseBody({ all: true }))
  const person = await readForm(context, actSchema)
  if (person.kind === 'wrong') return await partnershipRetentionPage(context, ports, { sent: person, ticked })
  const erased = await eraseRecords(partnership, ticked, person.data, ports)
  rememberName(context, person.data.by)
  return await partnershipRetentionPage(context, ports, { erased })
}

/** What is left of a case whose record was erased. */
export const erasedCase = (summary: CaseSummary, check: Html): Html => markup`
<h1 class="govuk-heading-l sw-title"><span class="sw-reference">${summary.reference}</span></h1>
<div class="sw-narrow">
  <p class="govuk-body-l">The record of this case was erased${summary.erased === null ? nothing : markup` at ${time(summary.erased.at)} by ${summary.erased.by}: ${summary.erased.why}`}.</p>
  <p class="govuk-body">${summary.escalatingAgency} had escalated to ${summary.receivingAgency ?? 'an agency not known'}; it had been ${stateInWords(summary.state).toLowerCase()}, and opened ${time(summary.openedAt)}. Reports still count it.</p>
  ${check}
</div>`
