import type { CaseView } from '../domain/case-view.ts'
import type { RecordStore } from '../domain/ports.ts'
import { markup, nothing, type Html } from './markup.ts'
import type { RegisterPorts } from './view.ts'
import type { Visitor } from './visitor.ts'
import { time } from './words.ts'

/** Puts a look at a case on record; for what belongs to no case there is nothing to put. */
export const noteView = async (
  { name, account }: Visitor,
  reference: string | null,
  path: string,
  { store, clock }: Pick<RegisterPorts, 'store' | 'clock'>,
): Promise<void> => {
  if (reference === null) return
  await store.noteView({ reference, at: clock.now(), name, account, page: pageOf(path) })
}

/** @param path of a route that shows a case, or something of one */
const pageOf = (path: string): CaseView['page'] => {
  if (path.startsWith('/api/')) return 'json'
  if (path.startsWith('/mail/') || path.startsWith('/held/')) return 'mail'
  if (path.startsWith('/outbox/')) return 'notice'
  return path.includes('/bundle') ? 'bundle' : 'case'
}

const pageInWords: Readonly<Record<CaseView['page'], string>> = {
  case: 'the case',
  mail: 'a mail of it',
  notice: 'a notice of it',
  bundle: 'a bundle of it',
  json: 'its JSON',
}

const SHOWN = 100

export const latestViews = async (reference: string, store: RecordStore): Promise<CaseView[]> =>
  await store.viewsOfCase(reference, SHOWN)

/** Who has looked at a case, the last first. */
export const viewsList = (views: readonly CaseView[]): Html =>
  views.length === 0
    ? nothing
    : markup`<details class="govuk-details sw-actions"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Who has looked at this case</span></summary>
  <div class="govuk-details__text"><ul class="govuk-list govuk-list--spaced">${views.map(
    ({ at, name, page }) =>
      markup`<li class="sw-break">${name === '' ? 'Somebody at this machine' : name}<span class="sw-quiet">${pageInWords[page]}, ${time(at)}</span></li>`,
  )}</ul></div></details>`
