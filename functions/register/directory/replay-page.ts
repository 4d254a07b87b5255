import { z } from 'zod'
import { findVersion, partnershipOf } from '../../change-partnership/handler.ts'
import { everyCase } from '../../domain/case-query.ts'
import { addDays } from '../../domain/deadlines/local-time.ts'
import { replay, type ReplayedStep } from '../../domain/partnership/replay.ts'
import { dateField } from '../fields.ts'
import { show } from '../layout.ts'
import { markup, nothing, type Html } from '../markup.ts'
import { notFound } from '../not-found.ts'
import { pageAsked, pageLinks } from '../paging.ts'
import type { RegisterContext, RegisterPorts } from '../view.ts'
import { time } from '../words.ts'

const numberSchema = z.coerce.number().int().positive()
const dateSchema = z.iso.date().nullable().catch(null)

interface Replayed {
  readonly reference: string
  readonly steps: readonly ReplayedStep[]
}

/** A version replayed over past cases, a page of them at a time: nothing is recorded and nobody is told. */
export const replayPage = async (context: RegisterContext, ports: RegisterPorts) => {
  const id = context.req.param('partnership') ?? ''
  const number = numberSchema.safeParse(context.req.param('number')).data
  const found = number === undefined ? null : await findVersion(id, number, ports.store.versions)
  const served = ports.partnerships.all.find((each) => each.id === id)
  if (found === null || served === undefined) return notFound(context, 'page')
  const draft = partnershipOf(found)
  const asked = pageAsked(context)
  const from = dateSchema.parse(context.req.query('from') ?? null)
  const until = dateSchema.parse(context.req.query('until') ?? null)
  const query = {
    ...everyCase,
    partnership: id,
    openedFrom: from === null ? null : `${from}T00:00:00.000Z`,
    openedBefore: until === null ? null : `${addDays(until, 1)}T00:00:00.000Z`,
  }
  const { items, next } = await ports.store.findCases(query, asked)
  const replayed = await Promise.all(
    items.map(async ({ reference }): Promise<Replayed> => ({
      reference,
      steps: replay(await ports.store.loadCase(reference), draft),
    })),
  )
  const path = `/directory/${id}/versions/${found.version.number}`
  const body = markup`
    <span class="govuk-caption-l">${served.name}</span>
    <h1 class="govuk-heading-l">Version ${found.version.number}, replayed over past cases</h1>
    <p class="govuk-body">Each step of these cases is planned again as if this version had been in force when it began: its deadline and whom it would have gone to. Nothing is recorded, and nobody is told.</p>
    <details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">What this cannot show</span></summary><div class="govuk-details__text">
      <p class="govuk-body">Each step is judged from where its case truly stood. Had a deadline been earlier or later, people might have answered otherwise, and later steps might have come at another time or not at all: nobody can know that.</p>
      <p class="govuk-body">Deadlines that a person set, and contacts that a person changed, stay as they were set. Absences count only as this version knows them.</p>
    </div></details>
    <form method="get" action="${path}/replay" class="sw-find">
      ${dateField({ name: 'from', label: 'Cases opened from', value: from ?? '' })}
      ${dateField({ name: 'until', label: 'until', value: until ?? '' })}
      <button type="submit" class="govuk-button govuk-button--secondary" data-module="govuk-button">Replay these</button>
    </form>
    ${results(replayed)}
    ${pageLinks(`${path}/replay`, { from, until }, asked, next)}`
  return show(context, {
    title: `Version ${found.version.number} replayed, ${served.name}`,
    section: 'directory',
    body,
    back: { href: path, text: `Version ${found.version.number}` },
  })
}

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`

const results = (replayed: readonly Replayed[]): Html => {
  if (replayed.length === 0) return markup`<p class="govuk-body">No case was opened then.</p>`
  const steps = replayed.flatMap((each) => each.steps)
  const deadlines = steps.filter(({ changed }) => changed.deadline).length
  const contacts = steps.filter(({ changed }) => changed.contact).length
  const different = replayed.flatMap(({ reference, steps: each }) =>
    each
      .filter(({ changed, unknown }) => changed.deadline || changed.contact || unknown !== null)
      .map((step) => ({ reference, step })),
  )
  return markup`<p class="govuk-body-l">Of ${count(steps.length, 'step', 'steps')} in ${count(replayed.length, 'case', 'cases')}, ${count(deadlines, 'deadline', 'deadlines')} and ${count(contacts, 'recipient', 'recipients')} would have been different.</p>
  ${
    different.length === 0
      ? nothing
      : markup`<table class="govuk-table sw-table sw-table--people">
    <caption class="govuk-visually-hidden">Steps that would have been different</caption>
    <thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header">Step</th><th scope="col" class="govuk-table__header">Deadline</th><th scope="col" class="govuk-table__header">Recipient</th></tr></thead>
    <tbody class="govuk-table__body">${different.map(
      ({ reference, step }) => markup`<tr class="govuk-table__row">
      <td class="govuk-table__cell sw-table__key"><a class="govuk-link sw-reference" href="/cases/${reference}">${reference}</a><span class="sw-quiet">${step.label}, ${time(step.startedAt)}</span></td>
      <td class="govuk-table__cell"><span class="sw-label">Deadline</span>${step.unknown ?? deadlineCell(step)}</td>
      <td class="govuk-table__cell sw-break"><span class="sw-label">Recipient</span>${
        step.changed.contact
          ? markup`<del>${step.contact.before}</del><br><ins>${step.contact.after}</ins>`
          : markup`<span class="sw-quiet">the same</span>`
      }</td>
    </tr>`,
    )}</tbody></table>`
  }`
}

const deadlineCell = ({ deadline: { before, after }, changed }: ReplayedStep): Html => {
  if (!changed.deadline) return markup`<span class="sw-quiet">the same</span>`
  const shown = (due: string | null): Html => (due === null ? markup`none` : time(due))
  return markup`<del>${shown(before)}</del><br><ins>${shown(after)}</ins>`
}
