import { longDate } from '../../domain/deadlines/wording.ts'
import { roleInWords } from '../../domain/notice/role-words.ts'
import { protocolFor } from '../../domain/partnership/partnership.ts'
import type { Protocol, Stage } from '../../domain/partnership/protocol.ts'
import { timeInWords } from '../../domain/partnership/what-changed.ts'
import { justDone } from '../just-done.ts'
import { show } from '../layout.ts'
import { markup, nothing, type Html } from '../markup.ts'
import { notFound } from '../not-found.ts'
import type { RegisterContext, RegisterPorts } from '../view.ts'
import { aboutOf, changePath, type About } from './about.ts'
import { doneBanner, partsOf } from './parts.ts'

/** A protocol as a reader understands it: each step in turn, each rule with the sentence that it comes from. */
export const protocolPage = async (context: RegisterContext, ports: RegisterPorts) => {
  const about = await aboutOf(context, ports)
  const { population } = about ?? {}
  const protocol = about === null || population == null ? null : protocolFor(about.partnership, population)
  if (about === null || protocol === null || population == null) return notFound(context, 'page')
  const { id, partnership, found } = about
  const { visitor, now } = context.get('view')
  const mayChange = visitor.may('administrator', id)
  const overdue = protocol.reviewBy !== null && protocol.reviewBy < now.slice(0, 10)
  const body = markup`
    ${doneBanner(id, justDone(context))}
    <span class="govuk-caption-l">Protocol for ${population}, ${partnership.name}</span>
    <h1 class="govuk-heading-l">${protocol.title}</h1>
    ${partsOf(partnership, population)}
    <p class="govuk-body">${protocol.publishedAs}. Version ${found.version.number} of the partnership’s files${found.head.inForce === found.version.number ? ', in force' : ', not in force'}.
      ${protocol.reviewBy === null ? nothing : overdue ? markup`<span class="sw-late">To be reviewed by ${longDate(protocol.reviewBy)}: overdue.</span>` : `To be reviewed by ${longDate(protocol.reviewBy)}.`}</p>
    ${protocol.stages === null ? unknown(protocol) : markup`<ol class="sw-protocol">${protocol.stages.map((stage) => stageItem(stage, protocol, { ...about, mayChange }))}</ol>`}
    ${limits(protocol)}
    ${protocol.leftOpen.length === 0 || protocol.stages === null ? nothing : openList('What the source leaves open', protocol)}
    ${mayChange ? markup`<p class="govuk-body">Anything else is changed in the text: ${Object.keys(found.texts).map((file, index) => markup`${index === 0 ? nothing : ', '}<a class="govuk-link" href="${changePath(about, 'text', { file })}">${file}</a>`)}.</p>` : nothing}`
  return show(context, {
    title: `Protocol for ${population}, ${partnership.name}`,
    section: 'directory',
    body,
    back: { href: `/directory/${id}`, text: partnership.name },
  })
}

const openList = (title: string, { leftOpen }: Protocol): Html =>
  markup`<h2 class="govuk-heading-m">${title}</h2><ul class="govuk-list govuk-list--bullet">${leftOpen.map((each) => markup`<li>${each}</li>`)}</ul>`

const unknown = (protocol: Protocol): Html => markup`
<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span><strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Warning</span>The stages of this protocol are not set. A declared ${protocol.noun} opens or moves a case, but there is no deadline, nothing is escalated by itself, and the business unit is told each time.</strong></div>
${protocol.timeAllowedEachStage === null ? nothing : markup`<p class="govuk-body">The partnership has decided: each ${protocol.noun} has ${timeInWords(protocol.timeAllowedEachStage)}.</p>`}
${openList('What must be set', protocol)}
<p class="govuk-body">The partnership decides these, and says so under <code>decisions</code> in the text of partnership.yaml, with who decided and when.</p>`

const quotes = (sources: readonly string[]): Html =>
  markup`${sources.map((source) => markup`<blockquote class="sw-source">${source}</blockquote>`)}`

const next = (stage: Stage, { stages, noun }: Protocol): string => {
  if (stage.onTimeout === 'alert-only') return 'Managers are alerted, and nothing goes on by itself.'
  const following = stages?.find(({ number }) => number === stage.next)
  const turns = stage.receiving.length > 1 ? `After the time of each, the next of them is asked. Then: ` : ''
  return following === undefined
    ? `${turns}The case is reported as unresolved after the last ${noun}, each week until it ends.`
    : `${turns}It goes on to ${following.label} by itself, and managers are alerted.`
}

const stageItem = (
  stage: Stage,
  protocol: Protocol,
  about: About & { readonly mayChange: boolean },
): Html => {
  const facts: (readonly [string, string])[] = [
    ['Who escalates', stage.escalating === null ? 'The source does not say' : roleInWords(stage.escalating)],
    [
      'To whom',
      stage.receiving.map(roleInWords).join(', then ') || 'nobody is written to: people are alerted',
    ],
    ['Time allowed', timeInWords(stage.timeAllowed)],
    ...(stage.form === null
      ? []
      : [['Form', `${stage.form.name}, with a copy to ${stage.form.copyTo}`] as const]),
    ...(stage.wording === null ? [] : [['The email says', `“${stage.wording}”`] as const]),
    ['If nothing is resolved', next(stage, protocol)],
  ]
  const params = { population: about.population ?? 'children', stage: String(stage.number) }
  return markup`<li class="sw-protocol__stage">
  <h2 class="govuk-heading-m">${stage.label}: ${stage.name}</h2>
  <dl class="govuk-summary-list govuk-summary-list--no-border sw-protocol__facts">${facts.map(([key, value]) => markup`<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${key}</dt><dd class="govuk-summary-list__value">${value}</dd></div>`)}</dl>
  ${about.mayChange ? markup`<p class="govuk-body"><a class="govuk-link" href="${changePath(about, 'stage', params)}">Change the time allowed<span class="govuk-visually-hidden"> for ${stage.label}</span></a></p>` : nothing}
  ${quotes([...stage.source, ...(stage.form === null ? [] : [stage.form.source])])}
</li>`
}

const riskRules = {
  'outside-all-timescales': 'Immediate risk stands outside all these times: everybody is told at once.',
  'same-working-day':
    'At immediate risk the concern goes through safeguarding procedures on the same working day.',
  'immediate-action': 'At immediate risk action is immediate.',
  'not-stated': 'The source has no rule of its own for immediate risk; everybody is told at once.',
} as const

const rule = (title: string, text: string | null, sources: readonly string[]): Html =>
  markup`<h2 class="govuk-heading-s">${title}</h2>${text === null ? nothing : markup`<p class="govuk-body">${text}</p>`}${quotes(sources)}`

const limits = (protocol: Protocol): Html => {
  const { overallLimit, immediateRisk, sameAgency, telephoneFirst, record, notReplacing, afterwards } =
    protocol
  return markup`
  ${overallLimit === null ? nothing : rule('Overall limit', `${timeInWords(overallLimit.timeAllowed)} for the whole process. ${overallLimit.reading}`, [overallLimit.source])}
  ${rule('Immediate risk', riskRules[immediateRisk.rule], [immediateRisk.source])}
  ${telephoneFirst === null ? nothing : rule('Telephone first', null, [telephoneFirst.source])}
  ${sameAgency === null ? nothing : rule('Within one agency', null, [sameAgency.source])}
  ${
    record.length === 0
      ? nothing
      : rule(
          'What is recorded',
          null,
          record.map(({ source }) => source),
        )
  }
  ${
    notReplacing.length === 0
      ? nothing
      : rule(
          'What it does not replace',
          null,
          notReplacing.map(({ source }) => source),
        )
  }
  ${afterwards.map(({ what, source }) => rule(what, null, [source]))}`
}
