import { z } from 'zod'
import {
  bringUpToDate,
  findVersion,
  partnershipOf,
  restore,
  settleDraft,
  type Changed,
  type FoundVersion,
} from '../../change-partnership/handler.ts'
import { recountOpenCases } from '../../change-partnership/recount-open-cases.ts'
import { assemblePartnership } from '../../domain/partnership/assemble-partnership.ts'
import { difference } from '../../domain/partnership/merge-texts.ts'
import type { Partnership } from '../../domain/partnership/partnership.ts'
import { stateOf, type VersionState } from '../../domain/partnership/version.ts'
import { whatChanged, type Difference } from '../../domain/partnership/what-changed.ts'
import { radios } from '../fields.ts'
import {
  actFields,
  actSchema,
  errorSummary,
  formStart,
  nothingSent,
  readForm,
  rememberName,
  type Sent,
} from '../forms.ts'
import { backTo } from '../just-done.ts'
import { show } from '../layout.ts'
import { markup, nothing, type Html } from '../markup.ts'
import { notFound } from '../not-found.ts'
import type { RegisterContext, RegisterPorts, View } from '../view.ts'
import { time } from '../words.ts'
import { versionTag } from './parts.ts'

const numberSchema = z.coerce.number().int().positive()

/** A version, and the one that it is compared with: what is in force, or for what was in force the one before it. */
interface Compared {
  readonly found: FoundVersion
  readonly other: FoundVersion | null
  readonly state: VersionState
}

const compared = async (context: RegisterContext, ports: RegisterPorts): Promise<Compared | null> => {
  const id = context.req.param('partnership') ?? ''
  const number = numberSchema.safeParse(context.req.param('number')).data
  const { versions } = ports.store
  const known = ports.partnerships.all.some((each) => each.id === id)
  const found = number === undefined || !known ? null : await findVersion(id, number, versions)
  if (found === null) return null
  const state = stateOf(found.version, found.head)
  const with_ = state === 'draft' ? found.head.inForce : found.version.basedOn
  return { found, state, other: with_ === null ? null : await findVersion(id, with_, versions) }
}

/** What a version says differently, and what may be done about it. */
export const versionPage = async (
  context: RegisterContext,
  ports: RegisterPorts,
  sent: Sent = nothingSent,
  status: 200 | 400 | 409 = 200,
) => {
  const it = await compared(context, ports)
  if (it === null) return notFound(context, 'page')
  const { found, other, state } = it
  const { partnership: id, number, drafted, settled } = found.version
  const view = context.get('view')
  const name = ports.partnerships.get(id).name
  const body = markup`
    ${errorSummary(sent)}
    <span class="govuk-caption-l">${name}</span>
    <h1 class="govuk-heading-l">Version ${number} ${versionTag(state)}</h1>
    <dl class="govuk-summary-list">
      <div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Drafted</dt><dd class="govuk-summary-list__value">${time(drafted.at)} by ${drafted.by}<span class="sw-quiet">${drafted.why}</span></dd></div>
      ${settled === null ? nothing : markup`<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${settled.as === 'dropped' ? 'Dropped' : 'Put in force'}</dt><dd class="govuk-summary-list__value">${time(settled.at)} by ${settled.by}<span class="sw-quiet">${settled.why}</span></dd></div>`}
    </dl>
    ${other === null ? markup`<p class="govuk-body">The first version: there is nothing to compare it with.</p>` : comparison(found, other, state)}
    ${state === 'draft' ? markup`<p class="govuk-body"><a class="govuk-link" href="/directory/${id}/versions/${number}/replay">Replay it over past cases</a> to see which deadlines and recipients would have been different.</p>` : nothing}
    ${view.visitor.may('administrator', id) ? decision(it, sent, view) : nothing}`
  const back = { href: `/directory/${id}/versions`, text: 'Versions' }
  return show(context, { title: `Version ${number}, ${name}`, section: 'directory', body, back }, status)
}

const loads = (found: FoundVersion): Partnership | null =>
  assemblePartnership(found.version.partnership, (file) => found.texts[file] ?? null).kind === 'loaded'
    ? partnershipOf(found)
    : null

const comparison = (found: FoundVersion, other: FoundVersion, state: VersionState): Html => {
  const [before, after] = [loads(other), loads(found)]
  const differences = before === null || after === null ? null : whatChanged(before, after)
  const title =
    state === 'draft'
      ? `What would change from version ${other.version.number}, in force now`
      : `What changed from version ${other.version.number}`
  return markup`<h2 class="govuk-heading-m">${title}</h2>
  ${
    differences === null
      ? markup`<p class="govuk-body">One of the two was written for an older release and is shown as text only.</p>`
      : differences.length === 0
        ? markup`<p class="govuk-body">Nothing but comments, or the layout of the text.</p>`
        : differenceTable(differences)
  }
  <details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Line by line</span></summary><div class="govuk-details__text">${[
    ...new Set([...Object.keys(other.texts), ...Object.keys(found.texts)]),
  ].map((file) => lines(file, other.texts[file] ?? '', found.texts[file] ?? ''))}</div></details>`
}

const differenceTable = (differences: readonly Difference[]): Html => markup`
<table class="govuk-table sw-table">
  <caption class="govuk-visually-hidden">What is different</caption>
  <thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header">What</th><th scope="col" class="govuk-table__header">Before</th><th scope="col" class="govuk-table__header">After</th></tr></thead>
  <tbody class="govuk-table__body">${differences.map(
    ({ about, what, before, after }) => markup`<tr class="govuk-table__row">
    <td class="govuk-table__cell sw-table__key"><strong>${about}</strong><span class="sw-quiet">${what ?? (before === null ? 'Added' : 'Removed')}</span></td>
    <td class="govuk-table__cell sw-break"><span class="sw-label">Before</span>${before === null ? markup`<span class="sw-quiet">nothing</span>` : markup`<del>${before}</del>`}</td>
    <td class="govuk-table__cell sw-break"><span class="sw-label">After</span>${after === null ? markup`<span class="sw-quiet">nothing</span>` : markup`<ins>${after}</ins>`}</td>
  </tr>`,
  )}</tbody>
</table>`

/** Lines kept in sight around what is different. */
const AROUND = 2

const lines = (file: string, before: string, after: string): Html => {
  if (before === after) return nothing
  const stretches = difference(before, after)
  return markup`<h3 class="govuk-heading-s">${file}</h3><pre class="sw-diff" tabindex="0" aria-label="${file}, line by line">${stretches.map(
    (stretch, index) => {
      if (stretch.kind === 'changed') {
        return markup`${stretch.before.map((line) => markup`<del>- ${line}\n</del>`)}${stretch.after.map((line) => markup`<ins>+ ${line}\n</ins>`)}`
      }
      const { lines: same } = stretch
      const head = index === 0 ? [] : same.slice(0, AROUND)
      const tail =
        index === stretches.length - 1 ? [] : same.slice(Math.max(same.length - AROUND, head.length))
      const gap = head.length + tail.length < same.length ? ['…'] : []
      return markup`${[...head, ...gap, ...tail].map((line) => `  ${line}\n`)}`
    },
  )}</pre>`
}

const decision = ({ found, state }: Compared, sent: Sent, view: View): Html => {
  const { number, partnership: id, basedOn } = found.version
  if (state === 'in-force') return nothing
  const outdated = state === 'draft' && basedOn !== found.head.inForce
  const option = (value: string, text: string, hint: string) => ({ value, text, hint })
  const options =
    state === 'draft'
      ? [
          ...(outdated
            ? [
                option(
                  'up-to-date',
                  'Bring it up to date first',
                  `Version ${found.head.inForce} was put in force since this draft was begun. A new draft keeps both.`,
                ),
              ]
            : []),
          option(
            'in-force',
            'Put it in force',
            outdated
              ? 'Exactly as it stands here: what was put in force since is undone where the table above says so.'
              : 'From now on. Open cases keep the protocol that they began with; new steps use this directory.',
          ),
          option('drop', 'Drop it', 'It stays in the list, and nothing else happens.'),
        ]
      : [
          option(
            'restore',
            'Bring it back as a draft',
            'With the texts as they were. You put it in force afterwards.',
          ),
        ]
  return markup`<h2 class="govuk-heading-m">Decide</h2>
  <form class="sw-narrow" method="post" action="/directory/${id}/versions/${number}" novalidate>${formStart(view)}
    <input type="hidden" name="expected" value="${found.head.inForce}" />
    ${sent.errors['form'] === undefined ? nothing : markup`<p id="form" class="govuk-error-message sw-problems">${sent.errors['form']}</p>`}
    ${radios({ name: 'decision', label: `What is to happen with version ${number}?`, value: sent.values['decision'] ?? (options.length === 1 ? (options[0]?.value ?? null) : null), options, error: sent.errors['decision'] })}
    ${actFields(sent, view)}
    <button type="submit" class="govuk-button" data-module="govuk-button" data-prevent-double-click="true">Continue</button>
  </form>
  ${state === 'draft' ? markup`<p class="govuk-body">To go on working on it, open the <a class="govuk-link" href="/directory/${id}?version=${number}">directory</a>${found.version.protocols.children === null ? nothing : markup`, the <a class="govuk-link" href="/directory/${id}/protocol/children?version=${number}">protocol for children</a>`}${found.version.protocols.adults === null ? nothing : markup`, the <a class="govuk-link" href="/directory/${id}/protocol/adults?version=${number}">protocol for adults</a>`} of this draft.</p>` : nothing}`
}

const decisionSchema = z.looseObject({
  decision: z.enum(['in-force', 'drop', 'restore', 'up-to-date'], 'Choose what is to happen'),
  expected: numberSchema,
})

/** Puts a draft in force or drops it, brings it up to date, or brings an old version back. */
export const decideOnVersion = async (context: RegisterContext, ports: RegisterPorts) => {
  const it = await compared(context, ports)
  if (it === null) return notFound(context, 'page')
  const [chosen, person] = await Promise.all([
    readForm(context, decisionSchema),
    readForm(context, actSchema),
  ])
  if (chosen.kind === 'wrong' || person.kind === 'wrong') {
    const errors = {
      ...(chosen.kind === 'wrong' ? chosen.errors : {}),
      ...(person.kind === 'wrong' ? person.errors : {}),
    }
    return await versionPage(context, ports, { values: person.values, errors }, 400)
  }
  const { values } = chosen
  const { partnership: id } = it.found.version
  const changed = await carriedOut(it, chosen.data, person.data, ports)
  switch (changed.kind) {
    case 'done':
      if (changed.inForce) await recountOpenCases(id, person.data, ports)
      rememberName(context, person.data.by)
      return changed.inForce
        ? backTo(context, `/directory/${id}`, String(changed.number))
        : context.redirect(`/directory/${id}/versions/${changed.number}`, 303)
    case 'refused':
      return await versionPage(context, ports, { values, errors: { form: changed.problems.join(' ') } }, 400)
    case 'no-change':
    case 'conflict': {
      const form =
        'Something else was decided since this page was shown. Look at what is different now, and decide again.'
      return await versionPage(context, ports, { values: {}, errors: { form } }, 409)
    }
  }
}

const carriedOut = async (
  { found, state }: Compared,
  { decision: chosen, expected }: z.infer<typeof decisionSchema>,
  person: z.infer<typeof actSchema>,
  { store, ...ports }: RegisterPorts,
): Promise<Changed> => {
  const with_ = { ...ports, versions: store.versions }
  switch (chosen) {
    case 'in-force':
    case 'drop':
      return await settleDraft(found, chosen === 'drop' ? 'dropped' : 'in-force', expected, person, with_)
    case 'up-to-date':
      return state === 'draft' ? await bringUpToDate(found, person, with_) : { kind: 'conflict' }
    case 'restore':
      return state === 'draft' ? { kind: 'conflict' } : await restore(found, person, with_)
  }
}
