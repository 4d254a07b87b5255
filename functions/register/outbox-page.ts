import type { NoticeRow } from '../domain/record.ts'
import { show } from './layout.ts'
import { markup, nothing, type Html } from './markup.ts'
import { pageAsked, pageLinks } from './paging.ts'
import { deliveryTag, noticeKindInWords, time } from './words.ts'
import type { RegisterContext } from './view.ts'

export const outboxPage = async (context: RegisterContext) => {
  const asked = pageAsked(context)
  const { items, next } = await context.get('view').seen.latestNotices(asked)
  const body = markup`
    <h1 class="govuk-heading-l">Outbox</h1>
    <p class="govuk-body-l">Every notice that Stepwise wrote, the latest first.</p>
    ${
      items.length === 0
        ? markup`<p class="govuk-body">No notice was written yet. The first mail that opens a case brings its receipt and its step notice.</p>`
        : noticesTable(items, { caption: 'Notices', withCase: true })
    }
    ${pageLinks('/outbox', {}, asked, next)}`
  return show(context, { title: 'Outbox', section: 'outbox', body })
}

export const noticesTable = (
  notices: readonly NoticeRow[],
  { caption, withCase }: { caption: string; withCase: boolean },
): Html => markup`
<table class="govuk-table sw-table">
  <caption class="govuk-table__caption govuk-visually-hidden">${caption}</caption>
  <thead class="govuk-table__head"><tr class="govuk-table__row">
    <th scope="col" class="govuk-table__header">Notice</th><th scope="col" class="govuk-table__header">To</th><th scope="col" class="govuk-table__header">Written</th><th scope="col" class="govuk-table__header">Delivery</th>
  </tr></thead>
  <tbody class="govuk-table__body">${notices.map(
    (notice) => markup`<tr class="govuk-table__row">
      <td class="govuk-table__cell sw-table__key"><a class="govuk-link" href="/outbox/${notice.id}">${noticeKindInWords(notice.kind)}</a>${
        withCase && notice.about.of === 'case'
          ? markup`<span class="sw-quiet">Case <a class="govuk-link sw-reference" href="/cases/${notice.about.reference}">${notice.about.reference}</a></span>`
          : nothing
      }</td>
      <td class="govuk-table__cell sw-break"><span class="sw-label">To</span>${notice.to.name}<span class="sw-quiet">${notice.to.email}</span></td>
      <td class="govuk-table__cell"><span class="sw-label">Written</span>${time(notice.createdAt)}</td>
      <td class="govuk-table__cell"><span class="sw-label">Delivery</span>${deliveryTag(notice.state)}${notice.failure === null ? nothing : markup`<span class="sw-quiet">${notice.failure}</span>`}</td>
    </tr>`,
  )}</tbody>
</table>`
