import { mailKey } from '../receive-mail/handler.ts'
import type { Reading } from '../domain/reading/reading.ts'
import { isWaiting, type MailRow } from '../domain/record.ts'
import { handleHeldMail } from '../handle-held-mail/handler.ts'
import { decidedMeanwhile } from './decided-meanwhile.ts'
import { facts, words } from './document-blocks.ts'
import { actSchema, errorSummary, nothingSent, readForm, rememberName, type Sent } from './forms.ts'
import { backTo, justDone } from './just-done.ts'
import { show } from './layout.ts'
import { handledWords, handlingsOf, senderOf, subjectOf } from './ledger-page.ts'
import { mailDone } from './mail-done.ts'
import { readingOf } from './mail-words.ts'
import { markup, nothing, type Html } from './markup.ts'
import { notFound } from './not-found.ts'
import { putBackForm } from './put-back-form.ts'
import type { RegisterContext, RegisterPorts } from './view.ts'
import { outcomeTag, riskTag, time } from './words.ts'

/**
 * One mail, shown as text alone: nothing of it is fetched, run or opened.
 *
 * @param tooLate a form that somebody else was quicker to decide on
 */
export const mailPage = async (
  context: RegisterContext,
  ports: RegisterPorts,
  sent: Sent = nothingSent,
  tooLate: Pick<Sent, 'values'> | null = null,
) => {
  const mail = await ports.store.loadMail(context.req.param('id') ?? '')
  if (mail === null) return notFound(context, 'mail')
  const reading = await readingOf(mail.id, ports)
  const body = markup`
    ${mailDone(justDone(context))}
    <span class="govuk-caption-l">Mail</span>
    <h1 class="govuk-heading-l sw-break">${subjectOf(mail, 150)}</h1>
    <div class="sw-narrow">
      ${errorSummary(sent)}
      ${tooLate === null ? nothing : decidedMeanwhile(mail, tooLate)}
      ${became(mail)}
      ${isWaiting(mail) ? markup`<p class="govuk-body"><a class="govuk-link" href="/held/${mail.id}">Decide what to do with it</a></p>` : nothing}
      ${mailBody(mail, reading)}
      ${putBackForm(context.get('view'), mail, sent)}
    </div>`
  return show(
    context,
    {
      title: subjectOf(mail),
      section: 'mail',
      body,
      back: { href: '/mail', text: 'Mail ledger' },
    },
    tooLate !== null ? 409 : Object.keys(sent.errors).length === 0 ? 200 : 400,
  )
}

/** Takes back a discard, or a filing to a case. */
export const putBack = async (context: RegisterContext, ports: RegisterPorts) => {
  const id = context.req.param('id') ?? ''
  const form = await readForm(context, actSchema)
  if (form.kind === 'wrong') return await mailPage(context, ports, form)
  const handled = await handleHeldMail(id, { ...form.data, action: 'put-back' }, ports)
  rememberName(context, form.data.by)
  return handled.kind === 'done'
    ? backTo(context, `/held/${id}`, 'put-back')
    : await mailPage(context, ports, nothingSent, form)
}

const became = (mail: MailRow): Html => {
  const { reference, reason, immediateRisk } = mail
  return facts([
    [
      'What became of it',
      markup`<span class="sw-tags">${outcomeTag(mail)}${immediateRisk ? riskTag() : nothing}</span>${reason === null ? nothing : markup` <p class="govuk-body">${reason}</p>`}`,
    ],
    ...(reference === null
      ? []
      : [
          [
            'Case',
            markup`<a class="govuk-link sw-reference" href="/cases/${reference}">${reference}</a>`,
          ] as const,
        ]),
    ...handlingFacts(mail),
  ])
}

/** Who decided what about a mail that was held, when and why; also what was taken back since. */
export const handlingFacts = (mail: MailRow): (readonly [string, Html])[] =>
  handlingsOf(mail).map(({ action, by, at, why, heldFor }) => [
    handledWords[action],
    markup`by ${by}, ${time(at)}${why === '' ? nothing : markup`<p class="govuk-body">${why}</p>`}${action === 'put-back' || heldFor === '' ? nothing : markup`<p class="govuk-body sw-quiet">It had been held: ${heldFor}</p>`}`,
  ])

/** What a mail says, for a person to read: its text, what stands beside it, what is attached. */
export const mailBody = (mail: MailRow, reading: Reading | null): Html => markup`
${facts([
  ['From', markup`<span class="sw-break">${senderName(mail, reading)}</span>`],
  ...(reading === null ? [] : addresses('To', reading.to)),
  ...(reading === null ? [] : addresses('Copy to', reading.cc)),
  ['Received', markup`${time(mail.receivedAt)} at <span class="sw-break">${mail.mailbox}</span>`],
])}
${
  reading === null
    ? mail.erased !== undefined
      ? markup`<div class="govuk-inset-text">What it said was erased at ${time(mail.erased.at)} by ${mail.erased.by}: ${mail.erased.why}</div>`
      : markup`<div class="govuk-inset-text">This mail is in the ledger, but not in the archive. Tell whoever runs Stepwise.</div>`
    : markup`<h2 class="govuk-heading-m">What it says</h2>
  ${reading.newText.trim() === '' ? markup`<p class="govuk-body">The sender wrote no words of their own.</p>` : words(reading.newText)}
  ${
    reading.setApart.trim() === ''
      ? nothing
      : markup`<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Quoted text, signatures and banners</span></summary><div class="govuk-details__text">${words(reading.setApart)}</div></details>`
  }
  ${attachments(reading)}
  <p class="govuk-body"><a class="govuk-link" href="/mail/${mail.id}/raw">Download the mail as it came</a> <span class="sw-quiet">Attachments in it are not checked for viruses.</span></p>`
}`

const senderName = (mail: MailRow, reading: Reading | null): string => {
  const name = reading?.fromName ?? null
  return name === null || name === '' ? senderOf(mail) : `${name} <${senderOf(mail)}>`
}

const mostAddresses = 20

const addresses = (label: string, all: Reading['to']): (readonly [string, Html])[] => {
  if (all.length === 0) return []
  const shown = all.slice(0, mostAddresses).map(({ address }) => markup`<li class="sw-break">${address}</li>`)
  const more = all.length - shown.length
  return [
    [
      label,
      markup`<ul class="govuk-list sw-plain-list">${shown}${more > 0 ? markup`<li>and ${more} more</li>` : nothing}</ul>`,
    ],
  ]
}

const attachments = ({ attachments: files }: Reading): Html =>
  files.length === 0
    ? nothing
    : markup`<h2 class="govuk-heading-m">Attachments</h2>
  <p class="govuk-body">Listed, never opened here.</p>
  <ul class="govuk-list govuk-list--bullet">${files
    .slice(0, 50)
    .map(
      ({ name, contentType, size }) =>
        markup`<li class="sw-break">${name === '' ? 'A file without a name' : name} <span class="sw-quiet">${contentType}, ${sizeInWords(size)}</span></li>`,
    )}</ul>`

const sizeInWords = (bytes: number): string => {
  if (bytes < 1_000) return bytes === 1 ? '1 byte' : `${bytes} bytes`
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** The mail as it came, as plain text and for saving only: a browser must not show, run or guess at any of it. */
export const rawMail = async (context: RegisterContext, ports: RegisterPorts) => {
  const mail = await ports.store.loadMail(context.req.param('id') ?? '')
  const raw = mail === null ? null : await ports.archive.get(mailKey(mail.id))
  if (mail === null || raw === null) return notFound(context, 'mail')
  return context.body(Uint8Array.from(raw), 200, {
    'content-type': 'text/plain; charset=utf-8',
    'content-disposition': `attachment; filename="${mail.id}.eml.txt"`,
    'cache-control': 'no-store',
  })
}
