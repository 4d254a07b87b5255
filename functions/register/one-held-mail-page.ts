import { z } from 'zod'
import { handleHeldMail } from '../handle-held-mail/handler.ts'
import { dryRun } from '../handle-held-mail/release.ts'
import { fold } from '../domain/case/fold.ts'
import { telephoneOf } from '../domain/partnership/people.ts'
import { placeAddress } from '../domain/partnership/placement.ts'
import { isWaiting, type MailRow } from '../domain/record.ts'
import { referenceTyped } from './case-filter.ts'
import { facts } from './document-blocks.ts'
import { eventInWords } from './event-words.ts'
import { radios, textField } from './fields.ts'
import {
  actFields,
  actSchema,
  errorSummary,
  formStart,
  line,
  nothingSent,
  readForm,
  rememberName,
  wrongField,
  type Sent,
} from './forms.ts'
import { backTo, justDone } from './just-done.ts'
import { show } from './layout.ts'
import { subjectOf } from './ledger-page.ts'
import { mailDone } from './mail-done.ts'
import { handlingFacts, mailBody, mailPage } from './mail-page.ts'
import { readingOf } from './mail-words.ts'
import { markup, nothing, type Html } from './markup.ts'
import { notFound } from './not-found.ts'
import type { RegisterContext, RegisterPorts } from './view.ts'
import { noticeKindInWords, riskTag } from './words.ts'

/** One held mail with its reason, what releasing it would do, and what else a person may do with it. */
export const oneHeldMailPage = async (
  context: RegisterContext,
  ports: RegisterPorts,
  sent: Sent = nothingSent,
) => {
  const mail = await ports.store.loadMail(context.req.param('id') ?? '')
  if (mail === null) return notFound(context, 'mail')
  if (!isWaiting(mail)) return context.redirect(`/mail/${mail.id}`, 303)
  const reading = await readingOf(mail.id, ports)
  const would = reading === null ? null : await whatItWouldDo(mail, ports)
  const body = markup`
    ${mailDone(justDone(context))}
    ${errorSummary(sent)}
    <span class="govuk-caption-l">Held mail</span>
    <h1 class="govuk-heading-l sw-break">${subjectOf(mail, 150)} ${mail.immediateRisk ? riskTag() : nothing}</h1>
    <div class="sw-columns sw-columns--case">
      <div class="sw-columns__main">
        <div class="govuk-inset-text sw-held"><strong>Held because:</strong> ${mail.reason ?? 'no reason is on record.'}</div>
        ${ringSender(mail, ports)}
        ${mail.handledBefore === undefined ? nothing : facts(handlingFacts(mail))}
        ${mailBody(mail, reading)}
      </div>
      <div class="sw-columns__side">${would === null || !context.get('view').visitor.may('manager', mail.partnership) ? nothing : handlingForm(context, mail, would, sent)}</div>
    </div>`
  return show(
    context,
    { title: subjectOf(mail), section: 'held', body, back: { href: '/held', text: 'Held mail' } },
    Object.keys(sent.errors).length === 0 ? 200 : 400,
  )
}

/** Whom to ring about it: the sender as the directory knows them, whose number comes before their agency's. */
const ringSender = (mail: MailRow, { partnerships }: RegisterPorts): Html => {
  const partnership = partnerships.all.find(({ id }) => id === mail.partnership)
  if (partnership === undefined || mail.from === null) return nothing
  const place = placeAddress(partnership.directory, mail.population, mail.from)
  if (place === null) return nothing
  const { agency, person } = place
  const telephone = telephoneOf(agency, mail.population, person)
  return telephone === null
    ? nothing
    : markup`<p class="govuk-body">Ring the sender: <strong>${person?.name ?? agency.name} on ${telephone}</strong>${person === null ? nothing : markup` (${agency.name})`}</p>`
}

interface Would {
  readonly acts: boolean
  readonly words: Html
}

/** The mail decided on as if it were verified and nothing had held it; nothing of that is recorded. */
const whatItWouldDo = async (mail: MailRow, ports: RegisterPorts): Promise<Would> => {
  const released = await dryRun(mail, ports)
  if (released.kind === 'would-not-act') {
    return {
      acts: false,
      words: markup`<p class="govuk-body">It would do nothing, because it would have to be held again: ${released.why}</p>
        <p class="govuk-body">Is somebody missing in <a class="govuk-link" href="/directory/${mail.partnership}">the directory</a>? Then put them in it first, and look here again.</p>`,
    }
  }
  const { case: changed, notices, mail: row } = released.change
  const before = changed === null ? [] : await ports.store.loadCase(changed.reference)
  const state = changed === null ? null : fold([...before, ...changed.events])
  const titles =
    changed === null || state === null
      ? []
      : changed.events.filter(({ by }) => by.kind !== 'person').map((event) => eventInWords(event, state))
  return {
    acts: true,
    words: markup`
      ${titles.length === 0 ? markup`<p class="govuk-body">${row?.reason ?? 'Nothing but its entry in the ledger.'}</p>` : nothing}
      ${titles.length === 0 ? nothing : markup`<p class="govuk-body">The record would then say:</p>`}
      <ul class="govuk-list govuk-list--bullet">${titles.map(({ title, detail }) => markup`<li>${title}${detail === null ? nothing : markup`<span class="sw-quiet">${detail}</span>`}</li>`)}</ul>
      ${
        notices.length === 0
          ? nothing
          : markup`<p class="govuk-body">Notices would go to:</p><ul class="govuk-list govuk-list--bullet">${notices.map(({ kind, to }) => markup`<li>${to.name}: ${noticeKindInWords(kind).toLowerCase()}</li>`)}</ul>`
      }`,
  }
}

const handlingForm = (context: RegisterContext, mail: MailRow, { acts, words }: Would, sent: Sent): Html => {
  const view = context.get('view')
  const { values, errors } = sent
  const reference = textField({
    name: 'reference',
    label: 'Reference of the case',
    hint: 'As in WF-7K3QX2',
    value: values['reference'] ?? '',
    error: errors['reference'],
    narrow: true,
  })
  const release = {
    value: 'release',
    text: 'Release it',
    hint: 'It acts as above. Its time runs from when it came, with at least one full working day left.',
  }
  return markup`
<section class="sw-actions" aria-label="What to do with this mail">
  <h2 class="govuk-heading-m">If you release it</h2>
  ${words}
  <h2 class="govuk-heading-m">What to do with it</h2>
  <form method="post" action="${new URL(context.req.url).pathname}" novalidate>${formStart(view)}
    ${radios({
      name: 'action',
      label: 'Choose one',
      value: values['action'] ?? null,
      error: errors['action'],
      options: [
        ...(acts ? [release] : []),
        {
          value: 'file',
          text: 'File it to a case',
          hint: mail.immediateRisk
            ? 'Both sides read it there, and everybody of the case is told of the danger. It moves no step.'
            : 'Both sides read it there. It moves no step.',
          more: reference,
        },
        { value: 'discard', text: 'Discard it', hint: 'It stays in the ledger, and nothing comes of it.' },
      ],
    })}
    ${actFields(sent, view)}
    <button type="submit" class="govuk-button" data-module="govuk-button" data-prevent-double-click="true">Record and do it</button>
  </form>
</section>`
}

const handleSchema = actSchema.and(
  z.discriminatedUnion(
    'action',
    [
      z.object({ action: z.literal('release') }),
      z.object({ action: z.literal('file'), reference: line('Enter the reference of the case', 20) }),
      z.object({ action: z.literal('discard') }),
    ],
    { error: 'Choose what to do with this mail' },
  ),
)

export const handleOneHeldMail = async (context: RegisterContext, ports: RegisterPorts) => {
  const id = context.req.param('id') ?? ''
  const form = await readForm(context, handleSchema)
  if (form.kind === 'wrong') return await oneHeldMailPage(context, ports, form)
  const { data } = form
  const handle = data.action === 'file' ? { ...data, reference: referenceTyped(data.reference) } : data
  const handled = await handleHeldMail(id, handle, ports)
  const again = async (field: string, message: string) =>
    await oneHeldMailPage(context, ports, wrongField(form.values, field, message))
  switch (handled.kind) {
    case 'no-such-case':
      return await again('reference', 'Enter the reference of a case of the same partnership')
    case 'would-not-act':
      return await again('action', `It cannot be released now: ${handled.why}`)
    case 'not-waiting':
      return await mailPage(context, ports, nothingSent, form)
    case 'done':
      rememberName(context, data.by)
      return backTo(
        context,
        handled.reference === null || data.action === 'discard'
          ? `/mail/${id}`
          : `/cases/${handled.reference}`,
        data.action,
      )
  }
}
