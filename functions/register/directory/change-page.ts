import { saveTexts } from '../../change-partnership/handler.ts'
import { radios } from '../fields.ts'
import {
  actFields,
  actSchema,
  errorSummary,
  formStart,
  nothingSent,
  readForm,
  rememberName,
  type Sent,
} from '../forms.ts'
import { backTo } from '../just-done.ts'
import { show } from '../layout.ts'
import { markup, nothing } from '../markup.ts'
import { notFound } from '../not-found.ts'
import type { RegisterContext, RegisterPorts } from '../view.ts'
import { aboutOf, type About } from './about.ts'
import { addAbsence, removeAbsence } from './absence-forms.ts'
import { editAgency, newAgency, takeAgencyAway } from './agency-forms.ts'
import type { ChangeForm } from './change-form.ts'
import { editPerson, movePerson, newPerson, takePersonAway } from './person-forms.ts'
import { editStage, editText } from './protocol-forms.ts'
import { addHoliday, outOfHours, removeHoliday } from './settings-forms.ts'
import { z } from 'zod'

const forms: readonly ChangeForm[] = [
  editPerson,
  newPerson,
  takePersonAway,
  movePerson,
  addAbsence,
  removeAbsence,
  editAgency,
  newAgency,
  takeAgencyAway,
  outOfHours,
  addHoliday,
  removeHoliday,
  editStage,
  editText,
]

const formOf = (context: RegisterContext, about: About | null): ChangeForm | undefined =>
  about === null
    ? undefined
    : forms.find((form) => form.kind === context.req.param('change') && form.isFor(about))

const isDraft = ({ found }: About): boolean => found.version.settled === null

/** A form for one change of a partnership's files. */
export const changePage = async (
  context: RegisterContext,
  ports: RegisterPorts,
  sent: Sent = nothingSent,
  status: 200 | 400 | 409 = 200,
) => {
  const about = await aboutOf(context, ports)
  const form = formOf(context, about)
  if (about === null || form === undefined) return notFound(context, 'page')
  const view = context.get('view')
  const explained = form.explain(about)
  const title = form.title(about)
  const choosesWhen = form.atOnce && !isDraft(about)
  const body = markup`
    ${errorSummary(sent)}
    <span class="govuk-caption-l">${about.partnership.name}</span>
    <h1 class="govuk-heading-l">${title}</h1>
    <div class="sw-narrow">
      ${isDraft(about) ? markup`<div class="govuk-inset-text">You are working on the draft, version ${about.found.version.number}. Nothing changes until it is put in force.</div>` : nothing}
      ${explained === null ? nothing : markup`<p class="govuk-body">${explained}</p>`}
      ${sent.errors['form'] === undefined ? nothing : markup`<p id="form" class="govuk-error-message sw-problems">${sent.errors['form']}</p>`}
      <form method="post" action="${view.path}" novalidate>${formStart(view)}
        <input type="hidden" name="seen" value="${about.found.version.number}" />
        ${form.fields(sent, about)}
        ${actFields(sent, view, { whyHint: 'It is kept with the change, for whoever asks later.' })}
        ${
          choosesWhen
            ? radios({
                name: 'when',
                label: 'When does it apply?',
                value: sent.values['when'] ?? 'now',
                options: [
                  { value: 'now', text: 'Now', hint: 'For everything that happens from now on.' },
                  {
                    value: 'later',
                    text: 'Keep it as a draft',
                    hint: 'Somebody looks at it and puts it in force.',
                  },
                ],
              })
            : nothing
        }
        <div class="govuk-button-group">
          <button type="submit" class="govuk-button" data-module="govuk-button" data-prevent-double-click="true">${form.button}</button>
          <a class="govuk-link" href="${form.backTo(about)}">Cancel</a>
        </div>
      </form>
    </div>`
  const back = { href: form.backTo(about), text: 'Back' }
  return show(context, { title, section: 'directory', body, back }, status)
}

const whenSchema = z.looseObject({
  seen: z.coerce.number().int(),
  when: z.enum(['now', 'later']).catch('later'),
})

/** Keeps a change: in force at once where the form and the person say so, else as a draft. */
export const doChange = async (context: RegisterContext, ports: RegisterPorts) => {
  const about = await aboutOf(context, ports)
  const form = formOf(context, about)
  if (about === null || form === undefined) return notFound(context, 'page')
  const person = await readForm(context, actSchema)
  const when = await readForm(context, whenSchema)
  const { values } = person
  const change = form.read(values, about)
  if (person.kind === 'wrong' || change.kind === 'wrong' || when.kind === 'wrong') {
    const errors = {
      ...(change.kind === 'wrong' ? change.errors : {}),
      ...(person.kind === 'wrong' ? person.errors : {}),
    }
    return await changePage(context, ports, { values, errors }, 400)
  }
  const meanwhile = {
    values,
    errors: {
      form: 'Somebody has changed the directory since this page was shown. Check what it says now, and send the form again.',
    },
  }
  if (when.data.seen !== about.found.version.number) return await changePage(context, ports, meanwhile, 409)
  const inForceAtOnce = form.atOnce && !isDraft(about) && when.data.when === 'now'
  const { versions } = ports.store
  const saved = await saveTexts(
    about.found,
    change.texts,
    { person: person.data, inForceAtOnce },
    { ...ports, versions },
  )
  switch (saved.kind) {
    case 'no-change':
      return await changePage(
        context,
        ports,
        { values, errors: { form: 'Nothing is different from what is there already.' } },
        400,
      )
    case 'conflict':
      return await changePage(context, ports, meanwhile, 409)
    case 'refused':
      return await changePage(context, ports, { values, errors: { form: saved.problems.join(' ') } }, 400)
    case 'done': {
      rememberName(context, person.data.by)
      const { number } = saved
      return saved.inForce
        ? backTo(context, form.backTo(about), String(number))
        : context.redirect(`/directory/${about.id}/versions/${number}`, 303)
    }
  }
}
