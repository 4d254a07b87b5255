import { everyCase, type CaseQuery } from '../domain/case-query.ts'
import { heldDanger } from '../domain/held-danger.ts'
import { gapsOf } from '../domain/partnership/gaps.ts'
import { dateOf } from '../domain/notice/moments.ts'
import { alertsTakenOn, alertsToTakeOn } from './today-alerts.ts'
import { casesTable } from './cases-table.ts'
import { dueQuery } from './due.ts'
import { emptyRegister } from './empty-register.ts'
import { dangerInHeldMail } from './held-danger.ts'
import { show } from './layout.ts'
import { markup, nothing, type Html } from './markup.ts'
import { counted, MOST_COUNTED } from './words.ts'
import type { RegisterContext, RegisterPorts, View } from './view.ts'

interface Concern {
  readonly text: string
  readonly hint: string
  readonly href: string
  readonly query: CaseQuery
}

const open: CaseQuery = { ...everyCase, state: 'any-open' }

/** In the order in which they need somebody's care. */
const concerns = ({ now }: View): Concern[] => [
  {
    text: 'Overdue',
    hint: 'Time ended, nothing resolved',
    href: '/cases?due=overdue',
    query: dueQuery('overdue', now),
  },
  { text: 'Due today', hint: 'Time ends today', href: '/cases?due=today', query: dueQuery('today', now) },
  {
    text: 'Due this week',
    hint: 'Time ends by Sunday',
    href: '/cases?due=week',
    query: dueQuery('week', now),
  },
  {
    text: 'Awaiting confirmation',
    hint: 'One side has agreed so far',
    href: '/cases?state=awaiting-confirmation',
    query: { ...everyCase, state: 'awaiting-confirmation' },
  },
  {
    text: 'Immediate risk',
    hint: 'Flagged, and not dealt with',
    href: '/cases?flag=risk',
    query: { ...open, immediateRisk: true },
  },
  {
    text: 'Nobody to write to',
    hint: 'Somebody has to ring',
    href: '/cases?flag=nobody',
    query: { ...open, nobodyToWriteTo: true },
  },
]

const alsoOpen = ({ now }: View): Concern[] => [
  {
    text: 'Misreading claimed',
    hint: 'Stopped until a person has looked',
    href: '/cases?flag=misread',
    query: { ...open, paused: true },
  },
  {
    text: 'Paused',
    hint: 'A person has stopped the clock',
    href: '/cases?flag=paused',
    query: { ...open, pausedByPerson: true },
  },
  {
    text: 'No time set',
    hint: 'Reported each week',
    href: '/cases?due=none',
    query: dueQuery('none', now),
  },
]

const soonest = 10

export const todayPage = async (context: RegisterContext, ports: RegisterPorts) => {
  const { partnerships } = ports
  const view = context.get('view')
  const { seen } = view
  const { received } = await seen.ledgerBalance()
  const title = 'Today'
  if (received === 0)
    return show(context, {
      title,
      section: 'today',
      body: emptyRegister(partnerships.all.filter(({ id }) => context.get('visitor').sees.includes(id))),
    })

  const withCount = async (each: Concern) => ({
    ...each,
    count: await seen.countCases(each.query, MOST_COUNTED),
  })
  const held = {
    text: 'Held mail',
    hint: 'Waits for a person to read it',
    href: '/held',
    count: view.heldMail,
  }
  const gaps = partnerships.all
    .filter(({ id }) => view.visitor.sees.includes(id))
    .flatMap((partnership) => gapsOf(partnership, view.now))
  const directory = {
    text: 'Gaps in the directory',
    hint: `${gaps.filter(({ care }) => care === 'urgent').length} of them urgent`,
    href: '/directory',
    count: gaps.length,
  }
  const cards = [
    ...(await Promise.all(concerns(view).map(withCount))),
    held,
    ...(await Promise.all(alsoOpen(view).map(withCount))),
    directory,
  ]
  const { items } = await seen.findCases(
    { ...open, timed: true, order: 'deadline' },
    { limit: soonest, after: null },
  )
  const all = await seen.countCases(open, MOST_COUNTED)
  const body = markup`
    <span class="govuk-caption-l">${dateOf(view.now)}</span>
    <h1 class="govuk-heading-l">Today</h1>
    ${dangerInHeldMail(await heldDanger(seen), view.now)}
    ${await alertsToTakeOn(seen)}
    <ul class="sw-cards">${cards.map(card)}</ul>
    ${await alertsTakenOn(seen)}
    <h2 class="govuk-heading-m">Soonest deadlines</h2>
    ${
      items.length === 0
        ? markup`<p class="govuk-body">No open case has a deadline.</p>`
        : casesTable(items, {
            caption: 'Open cases, the soonest deadline first',
            now: view.now,
            partnerships,
          })
    }
    ${all === 0 ? nothing : markup`<p class="govuk-body"><a class="govuk-link" href="/cases?state=any-open">All open cases (${counted(all)})</a></p>`}`
  return show(context, { title, section: 'today', body })
}

const card = ({
  text,
  hint,
  href,
  count,
}: {
  text: string
  hint: string
  href: string
  count: number
}): Html =>
  markup`<li class="sw-card${count === 0 ? ' sw-card--none' : ''}"><a class="sw-card__link govuk-link" href="${href}"><span class="sw-card__count">${counted(count)}</span> <span class="sw-card__text">${text}</span></a><span class="sw-card__hint">${hint}</span></li>`
