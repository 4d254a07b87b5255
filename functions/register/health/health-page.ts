import { show } from '../layout.ts'
import { markup, type Html } from '../markup.ts'
import type { RegisterContext, RegisterPorts } from '../view.ts'
import { time } from '../words.ts'
import { readHealth, type HealthCheck, type HealthProbe, type HealthStatus } from './health.ts'

const headings: Readonly<Record<HealthStatus, string>> = {
  ok: 'Stepwise is well',
  look: 'Stepwise works, and something needs a look',
  broken: 'Stepwise needs help now',
}

/** For people as a page, for machines that ask for JSON as JSON; 503 when mail or deadlines are being lost. */
export const healthPage = async (
  context: RegisterContext,
  ports: RegisterPorts,
  probe: HealthProbe | null,
) => {
  const health = await readHealth(ports, probe)
  const status = health.status === 'broken' ? 503 : 200
  const accept = context.req.header('accept') ?? ''
  if (accept.includes('application/json') && !accept.includes('text/html'))
    return context.json(health, status)
  const body = markup`
    <h1 class="govuk-heading-l">${headings[health.status]}</h1>
    <ul class="govuk-list sw-health">${health.checks.map(line)}</ul>
    <p class="govuk-body sw-quiet">Version ${health.version}, looked at ${time(health.at)}. Machines read the same at <a class="govuk-link" href="/api/health">/api/health</a>.</p>`
  return show(context, { title: headings[health.status], section: null, body }, status)
}

const tags: Readonly<Record<HealthStatus, readonly [text: string, colour: string]>> = {
  ok: ['Well', 'green'],
  look: ['Look', 'yellow'],
  broken: ['Broken', 'red'],
}

const line = ({ status, says }: HealthCheck): Html => {
  const [text, colour] = tags[status]
  return markup`<li class="sw-health__check"><strong class="govuk-tag govuk-tag--${colour}">${text}</strong> <span>${says}</span></li>`
}
