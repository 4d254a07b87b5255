import { raw } from 'hono/html'
import { markup, type Html } from '../register/markup.ts'

/** For a page that is read from a disk, years from now: everything in it, nothing fetched, nothing run. */
const style = `
body { font: 16px/1.5 system-ui, "Segoe UI", Roboto, Arial, sans-serif; color: #0b0c0c; background: #fff; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 0.5rem; }
h2 { font-size: 1.35rem; margin: 2.5rem 0 0.75rem; border-bottom: 2px solid #0b3d5c; padding-bottom: 0.25rem; }
h3 { font-size: 1.05rem; margin: 1.75rem 0 0.5rem; }
p { margin: 0.35rem 0; }
.quiet { color: #484949; }
.break { overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin: 0.5rem 0; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid #cecece; font-weight: normal; }
th { font-weight: bold; }
ol.events { list-style: none; margin: 0; padding: 0; }
ol.events > li { border-left: 4px solid #cecece; padding: 0.25rem 0 0.25rem 1rem; margin: 0 0 0.75rem; break-inside: avoid; }
li.turn { border-left-color: #0b3d5c !important; }
li.alarm { border-left-color: #ca3535 !important; }
li.good { border-left-color: #11875a !important; }
.title { font-weight: bold; }
blockquote { margin: 0.5rem 0; padding: 0.5rem 0.75rem; background: #f3f3f3; white-space: pre-wrap; overflow-wrap: anywhere; }
a { color: #1a65a6; }
@media screen and (max-width: 40rem) { table, tbody, tr, th, td { display: block; } thead { display: none; } tr { border-bottom: 1px solid #cecece; padding: 0.5rem 0; } th, td { border: 0; padding: 0 0 0.15rem; } td[data-label]::before { content: attr(data-label) ': '; color: #484949; } }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } a { color: inherit; text-decoration: none; } blockquote { border: 1px solid #cecece; background: none; } h2, h3 { break-after: avoid; } }
`

/** A page by itself. What strangers wrote is in it as text: `markup` escapes it, and the policy lets nothing load or run. */
export const pageHtml = (title: string, body: Html): string =>
  markup`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${raw(style)}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`.toString()

/** Labels and values. */
export const factTable = (rows: readonly (readonly [string, Html | string])[]): Html =>
  markup`<table><tbody>${rows.map(([label, value]) => markup`<tr><th scope="row">${label}</th><td class="break">${value}</td></tr>`)}</tbody></table>`

/** A table whose cells say what they are where the window is too narrow for their heads. */
export const table = (
  heads: readonly string[],
  rows: readonly (readonly (Html | string)[])[],
): Html => markup`
<table><thead><tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map((cells) => markup`<tr>${cells.map((cell, index) => markup`<td class="break" data-label="${heads[index] ?? ''}">${cell}</td>`)}</tr>`)}</tbody></table>`
