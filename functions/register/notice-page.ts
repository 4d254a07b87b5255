import { documentOf } from '../deliver-notice/render.ts'
import type { NoticeRow } from '../domain/record.ts'
import { facts, noticeBlocks } from './document-blocks.ts'
import { show } from './layout.ts'
import { markup } from './markup.ts'
import { notFound } from './not-found.ts'
import type { RegisterContext, RegisterPorts } from './view.ts'
import { deliveryTag, noticeKindInWords, time } from './words.ts'

const aboutWhat = (about: NoticeRow['about']): [link: string, text: string] => {
  switch (about.of) {
    case 'case':
      return [`/cases/${about.reference}`, `Case ${about.reference}`]
    case 'mail':
      return [`/mail/${about.mailId}`, 'The mail that it is about']
    case 'week':
      return ['/', 'What waits today']
    case 'held-danger':
      return ['/held', 'Held mail']
  }
}

/** One notice, word for word as its reader got it. */
export const noticePage = async (context: RegisterContext, ports: RegisterPorts) => {
  const notice = await ports.store.loadNotice(context.req.param('id') ?? '')
  if (notice === null) return notFound(context, 'notice')
  const document = await documentOf(notice, ports)
  const { about, to, state, failure, attempts, createdAt, kind } = notice
  const [link, text] = aboutWhat(about)
  const body = markup`
    <span class="govuk-caption-l">${noticeKindInWords(kind)}</span>
    <h1 class="govuk-heading-l sw-break">${document.subject}</h1>
    <div class="sw-narrow">
    ${facts([
      ['To', markup`${to.name} <span class="sw-quiet sw-break">${to.email}</span>`],
      ['Written', time(createdAt)],
      [
        'Delivery',
        markup`${deliveryTag(state)}${failure === null ? '' : ` ${failure} (attempts: ${attempts})`}`,
      ],
      ['About', markup`<a class="govuk-link" href="${link}">${text}</a>`],
    ])}
    <section class="sw-letter" aria-label="The notice">${noticeBlocks(document)}</section>
    </div>`
  return show(context, {
    title: document.subject,
    section: 'outbox',
    body,
    back: { href: '/outbox', text: 'Outbox' },
  })
}
