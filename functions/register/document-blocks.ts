import type { Block, NoticeDocument } from '../domain/notice/kinds.ts'
import { markup, nothing, type Html } from './markup.ts'

/** Somebody's words, line by line as they wrote them. */
export const words = (text: string, by: string | null = null): Html => markup`
<blockquote class="sw-words"><div class="sw-words__text">${text.trim()}</div>${by === null ? nothing : markup`<footer class="sw-words__by">${by}</footer>`}</blockquote>`

const block = (each: Block): Html => {
  switch (each.kind) {
    case 'heading':
      return markup`<h2 class="govuk-heading-s">${each.text}</h2>`
    case 'paragraph':
      return markup`<p class="govuk-body">${each.text}</p>`
    case 'important':
      return markup`<div class="govuk-inset-text sw-important">${each.text}</div>`
    case 'list':
      return markup`<ul class="govuk-list govuk-list--bullet">${each.items.map((item) => markup`<li>${item}</li>`)}</ul>`
    case 'facts':
      return facts(each.rows)
    case 'quote':
      return words(each.text, each.by)
  }
}

/** Labels with their values. */
export const facts = (rows: readonly (readonly [label: string, value: Html | string])[]): Html => markup`
<dl class="govuk-summary-list sw-facts">${rows.map(
  ([label, value]) =>
    markup`<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${label}</dt><dd class="govuk-summary-list__value">${value}</dd></div>`,
)}</dl>`

/** A notice as its reader gets it. */
export const noticeBlocks = ({ blocks }: NoticeDocument): Html => markup`${blocks.map(block)}`
