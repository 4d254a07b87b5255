import { z } from 'zod'
import { actOnCase } from '../act-on-case/handler.ts'
import type { CaseEvent } from '../domain/case/events.ts'
import { fold } from '../domain/case/fold.ts'
import { findOrder, makeBundle, type OrderedBundle } from '../make-bundle/handler.ts'
import { radios } from './fields.ts'
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
import { time } from './words.ts'

const bundleSchema = z
  .object({ kind: z.enum(['whole', 'redacted'], { error: 'Choose what the bundle holds' }) })
  .transform(({ kind }) => ({ redacted: kind === 'redacted' }))

/** Asks what a bundle is to hold and why, and names those that were made before. */
export const bundleFormPage = async (
  context: RegisterContext,
  ports: RegisterPorts,
  sent: Sent = nothingSent,
) => {
  const reference = context.req.param('reference') ?? ''
  const record = await ports.store.loadCase(reference)
  if (fold(record) === null) return notFound(context, 'case')
  const view = context.get('view')
  const body = markup`
    ${errorSummary(sent)}
    <span class="govuk-caption-l">Case ${reference}</span>
    <h1 class="govuk-heading-l">Make a bundle</h1>
    <div class="sw-narrow">
      <p class="govuk-body">A bundle is a zip file with the record of the case. It can be read, printed and checked without Stepwise. That it was made, by whom and why, is recorded on the case.</p>
      <form method="post" action="/cases/${reference}/bundle" novalidate>${formStart(view)}
        ${kinds(sent)}
        ${actFields(sent, view, { whyHint: 'For example, who asked for it' })}
        <div class="govuk-button-group">
          <button type="submit" class="govuk-button" data-module="govuk-button" data-prevent-double-click="true">Make the bundle</button>
          <a class="govuk-link" href="/cases/${reference}">Cancel</a>
        </div>
      </form>
      ${madeBefore(reference, record)}
    </div>`
  return show(
    context,
    {
      title: `Make a bundle, case ${reference}`,
      section: 'cases',
      body,
      back: { href: `/cases/${reference}`, text: `Case ${reference}` },
    },
    Object.keys(sent.errors).length === 0 ? 200 : 400,
  )
}

const kinds = ({ values, errors }: Sent): Html =>
  radios({
    name: 'kind',
    label: 'What it holds',
    value: values['kind'] ?? null,
    error: errors['kind'],
    options: [
      {
        value: 'whole',
        text: 'Everything',
        hint: 'Every mail as it came with its attachments, every notice as it went out, and the events. For those who may read the case.',
      },
      {
        value: 'redacted',
        text: 'Redacted',
        hint: 'Dates, kinds of events, steps and agencies. No names of people, addresses, telephone numbers, words or attachments.',
      },
    ],
  })

const bundlesIn = (record: readonly CaseEvent[]) =>
  record.flatMap((event) => (event.payload.type === 'bundle-made' ? [{ event, made: event.payload }] : []))

/** With the head of its chain each: what somebody compares who has a bundle and wants to know that it is genuine. */
const madeBefore = (reference: string, record: readonly CaseEvent[]): Html => {
  const bundles = bundlesIn(record).toReversed()
  if (bundles.length === 0) return nothing
  return markup`
<h2 class="govuk-heading-m">Bundles made before</h2>
<p class="govuk-body">Compare the head of a bundle’s chain with the one here: if they differ, it is not the bundle that was made.</p>
<ul class="govuk-list govuk-list--spaced">${bundles.map(
    ({ event, made }) =>
      markup`<li><a class="govuk-link" href="/cases/${reference}/bundles/${made.bundleId}">${made.redacted ? 'Redacted bundle' : 'Bundle'} of ${time(event.at)}</a>${event.by.kind === 'person' ? markup` by ${event.by.name}` : nothing}<br /><span class="govuk-body-s sw-quiet sw-break">Head of its chain: ${event.link}</span></li>`,
  )}</ul>`
}

/** Records that a bundle is made, and has it made. */
export const orderBundle = async (context: RegisterContext, ports: RegisterPorts) => {
  const reference = context.req.param('reference') ?? ''
  const [fields, person] = await Promise.all([readForm(context, bundleSchema), readForm(context, actSchema)])
  if (fields.kind === 'wrong' || person.kind === 'wrong') {
    const errors = {
      ...(fields.kind === 'wrong' ? fields.errors : {}),
      ...(person.kind === 'wrong' ? person.errors : {}),
    }
    return await bundleFormPage(context, ports, { values: fields.values, errors })
  }
  const bundleId = ports.ids.secret()
  const acted = await actOnCase(
    reference,
    { kind: 'make-bundle', bundleId, ...fields.data },
    person.data,
    ports,
  )
  if (acted.kind !== 'done') return notFound(context, 'case')
  await ports.bundles.order(reference, bundleId)
  rememberName(context, person.data.by)
  return context.redirect(`/cases/${reference}/bundles/${bundleId}`, 303)
}

const orderOf = async (context: RegisterContext, { store }: RegisterPorts): Promise<OrderedBundle | null> =>
  await findOrder(store, context.req.param('reference') ?? '', context.req.param('id') ?? '')

/** Where a bundle is fetched, once it is there. */
export const bundlePage = async (context: RegisterContext, ports: RegisterPorts) => {
  const order = await orderOf(context, ports)
  if (order === null) return notFound(context, 'page')
  const { event, state } = order
  const { bundleId, redacted } = event.payload
  const { reference } = state
  const body = markup`
    <span class="govuk-caption-l">Case ${reference}</span>
    <h1 class="govuk-heading-l">${redacted ? 'Redacted bundle' : 'Bundle'}</h1>
    <div class="sw-narrow">
      <p class="govuk-body">The record as it was at ${time(event.at)}${event.by.kind === 'person' ? markup`, for ${event.by.name}` : nothing}.</p>
      ${await whereItIs(reference, bundleId, ports)}
      ${redacted ? nothing : markup`<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span><strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Warning</span>It holds personal data, and attachments that nobody has checked. Keep it as you keep a case file.</strong></div>`}
      <h2 class="govuk-heading-m">How it is checked</h2>
      <p class="govuk-body">README.txt in it says how anybody can. Compare the head of its chain, which the check names, with this:</p>
      <p class="govuk-body sw-break">${event.link}</p>
    </div>`
  return show(context, {
    title: `Bundle, case ${reference}`,
    section: 'cases',
    body,
    back: { href: `/cases/${reference}`, text: `Case ${reference}` },
  })
}

const whereItIs = async (reference: string, bundleId: string, { bundles }: RegisterPorts): Promise<Html> => {
  const found = await bundles.find(bundleId)
  const page = `/cases/${reference}/bundles/${bundleId}`
  switch (found.kind) {
    case 'here':
      return download(`${page}/zip`, null)
    case 'ready':
      return download(
        found.link,
        'The link leads to it for five minutes; this page gives a new one. The bundle is taken away after a day.',
      )
    case 'being-made':
      return markup`<div class="govuk-inset-text">The bundle is being made. That takes some seconds, and some minutes for a case with many large mails. A bundle that was ready is taken away after a day: then <a class="govuk-link" href="/cases/${reference}/bundle">make another</a>.</div>
      <p class="govuk-body"><a class="govuk-button govuk-button--secondary" role="button" data-module="govuk-button" href="${page}">Look again</a></p>`
  }
}

const download = (href: string, more: string | null): Html => markup`
<p class="govuk-body"><a class="govuk-button" role="button" data-module="govuk-button" href="${href}">Download the bundle</a></p>
${more === null ? nothing : markup`<p class="govuk-body">${more}</p>`}`

/** The bundle itself, made while it is fetched. */
export const bundleZip = async (context: RegisterContext, ports: RegisterPorts) => {
  const order = await orderOf(context, ports)
  if (order === null) return notFound(context, 'page')
  const { bundleId, redacted } = order.event.payload
  const found = await ports.bundles.find(bundleId)
  if (found.kind !== 'here')
    return context.redirect(`/cases/${order.state.reference}/bundles/${bundleId}`, 303)
  const name = `${order.state.reference}${redacted ? '-redacted' : ''}-${order.event.at.slice(0, 10)}.zip`
  return context.body(makeBundle(order, ports), 200, {
    'content-type': 'application/zip',
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
  })
}
