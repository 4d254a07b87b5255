import type { Partnership } from '../domain/partnership/partnership.ts'
import { markup, type Html } from './markup.ts'
import { populationInWords } from './words.ts'

/** A register without a single mail says what to do next. */
export const emptyRegister = (partnerships: readonly Partnership[]): Html => markup`
<h1 class="govuk-heading-l">No mail has come yet</h1>
<p class="govuk-body-l">A case opens when somebody sends a mail that says which step of the escalation process it is.</p>
<h2 class="govuk-heading-m">Try it on this machine</h2>
<p class="govuk-body">In another terminal, in Stepwise’s folder:</p>
<pre class="sw-command"><code>npm run send-sample</code></pre>
<p class="govuk-body">That sends a realistic step-one mail from a school. Then reload this page. Where Stepwise takes mail at a port of its own, give the command the same <code>SMTP_PORT</code>.</p>
<h2 class="govuk-heading-m">Addresses that take mail</h2>
<p class="govuk-body">People put the address of their partnership in copy of the mail that they send anyway.</p>
<table class="govuk-table sw-table">
  <caption class="govuk-table__caption govuk-visually-hidden">Addresses that take mail</caption>
  <thead class="govuk-table__head"><tr class="govuk-table__row">
    <th scope="col" class="govuk-table__header">Partnership</th><th scope="col" class="govuk-table__header">About</th><th scope="col" class="govuk-table__header">Address</th>
  </tr></thead>
  <tbody class="govuk-table__body">${partnerships.flatMap(({ name, addresses }) =>
    addresses.map(
      ({ address, population }) =>
        markup`<tr class="govuk-table__row"><td class="govuk-table__cell sw-table__key">${name}</td><td class="govuk-table__cell">${populationInWords(population)}</td><td class="govuk-table__cell sw-break">${address}</td></tr>`,
    ),
  )}</tbody>
</table>`
