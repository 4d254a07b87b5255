import { mailOutcomeSchema, type Handling, type MailRow } from '../domain/record.ts'
import { emptyRegister } from './empty-register.ts'
import { show } from './layout.ts'
import { markup, nothing, shortened, type Html } from './markup.ts'
import { pageAsked, pageLinks } from './paging.ts'
import { outcomeInWords, outcomeTag, riskTag, time } from './words.ts'
import type { RegisterContext, RegisterPorts } from './view.ts'

/** Everything that was ever received, and what became of it: the two sides must be equal. */
export const ledgerPage = async (context: RegisterContext, ports: RegisterPorts) => {
  const { partnerships } = ports
  const { seen, heldMail } = context.get('view')
  const outcome = mailOutcomeSchema
    .nullable()
    .catch(null)
    .parse(context.req.query('outcome') ?? null)
  const asked = pageAsked(context)
  const { received, outcomes } = await seen.ledgerBalance()
  const title = 'Mail ledger'
  if (received === 0)
    return show(context, {
      title,
      section: 'mail',
      body: emptyRegister(partnerships.all.filter(({ id }) => context.get('visitor').sees.includes(id))),
    })
  const { items, next } = await seen.latestMail(outcome, asked)
  const body = markup`
    <h1 class="govuk-heading-l">Mail ledger</h1>
    <p class="govuk-body-l">Every mail that was ever received has exactly one outcome here.</p>
    ${balance(received, outcomes, heldMail)}
    <h2 class="govuk-heading-m">${outcome === null ? 'All mail, latest first' : `${outcomeInWords(outcome)}, latest first`}</h2>
    ${outcome === null ? nothing : markup`<p class="govuk-body"><a class="govuk-link" href="/mail">Show all mail</a></p>`}
    ${items.length === 0 ? markup`<p class="govuk-body">No mail has this outcome.</p>` : mailTable(items)}
    ${pageLinks('/mail', { outcome }, asked, next)}`
  return show(context, { title, section: 'mail', body })
}

const balance = (received: number, outcomes: Readonly<Record<string, number>>, waiting: number): Html => {
  const entries = mailOutcomeSchema.options.map((outcome) => ({ outcome, count: outcomes[outcome] ?? 0 }))
  const sum = entries.reduce((total, { count }) => total + count, 0)
  const even = sum === received
  return markup`
<section class="sw-balance" aria-label="Balance of the ledger">
  <p class="sw-balance__sum"><strong class="sw-balance__figure">${received}</strong> received</p>
  <p class="sw-balance__is" aria-hidden="true">=</p>
  <ul class="sw-balance__parts">${entries.map(
    ({ outcome, count }) =>
      markup`<li class="${count === 0 ? 'sw-balance__none' : ''}"><a class="govuk-link govuk-link--no-visited-state" href="/mail?outcome=${outcome}"><strong class="sw-balance__figure">${count}</strong> ${outcomeInWords(outcome).toLowerCase()}${outcome === 'held' && count !== waiting ? ` (${waiting} ${waiting === 1 ? 'waits' : 'wait'})` : ''}</a></li>`,
  )}</ul>
  ${
    even
      ? markup`<p class="sw-balance__verdict">Balanced: nothing is lost.</p>`
      : markup`<p class="sw-balance__verdict sw-balance__verdict--wrong"><strong>Not balanced:</strong> the outcomes add up to ${sum}. Tell whoever runs Stepwise.</p>`
  }
</section>`
}

export const mailTable = (mails: readonly MailRow[], caption = 'Mail'): Html => markup`
<table class="govuk-table sw-table">
  <caption class="govuk-table__caption govuk-visually-hidden">${caption}</caption>
  <thead class="govuk-table__head"><tr class="govuk-table__row">
    <th scope="col" class="govuk-table__header">Mail</th><th scope="col" class="govuk-table__header">From</th><th scope="col" class="govuk-table__header">Received</th><th scope="col" class="govuk-table__header">What became of it</th>
  </tr></thead>
  <tbody class="govuk-table__body">${mails.map(
    (mail) => markup`<tr class="govuk-table__row">
      <td class="govuk-table__cell sw-table__key"><a class="govuk-link sw-break" href="/mail/${mail.id}">${subjectOf(mail)}</a></td>
      <td class="govuk-table__cell sw-break"><span class="sw-label">From</span>${senderOf(mail)}</td>
      <td class="govuk-table__cell"><span class="sw-label">Received</span>${time(mail.receivedAt)}</td>
      <td class="govuk-table__cell"><span class="sw-label">What became of it</span>${became(mail)}</td>
    </tr>`,
  )}</tbody>
</table>`

const became = (mail: MailRow): Html =>
  markup`<span class="sw-tags">${outcomeTag(mail)}${mail.immediateRisk ? riskTag() : nothing}</span>${
    mail.reference === null
      ? nothing
      : markup` <a class="govuk-link sw-reference" href="/cases/${mail.reference}">${mail.reference}</a>`
  }${mail.reason === null ? nothing : markup`<span class="sw-quiet">${mail.reason}</span>`}${
    mail.handled === null
      ? nothing
      : markup`<span class="sw-quiet">${handledWords[mail.handled.action]} by ${mail.handled.by}</span>`
  }`

/** What people did with a mail that was held, and took back, in its order. */
export const handlingsOf = ({ handledBefore = [], handled }: MailRow): Handling[] =>
  handled === null ? handledBefore : [...handledBefore, handled]

export const handledWords = {
  released: 'Released',
  filed: 'Filed to a case',
  discarded: 'Discarded',
  'put-back': 'Put back',
} as const

export const subjectOf = ({ subject, erased }: MailRow, longest = 90): string => {
  if (erased !== undefined) return 'Erased mail'
  const line = shortened(subject ?? '', longest)
  return line === '' ? 'No subject' : line
}

export const senderOf = ({ from, envelopeFrom, erased }: MailRow): string =>
  erased === undefined
    ? shortened(from ?? (envelopeFrom === '' ? 'A mail system' : envelopeFrom), 100)
    : 'Erased'
