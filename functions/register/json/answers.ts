import type { Context } from 'hono'
import { z } from 'zod'
import { caseEventSchema } from '../../domain/case/events.ts'
import { sideSchema } from '../../domain/case/party.ts'
import { deadlinePlanSchema } from '../../domain/deadlines/plan.ts'
import { instantSchema } from '../../domain/instant.ts'
import { noticeKindSchema } from '../../domain/notice/kinds.ts'
import { populationSchema } from '../../domain/partnership/role.ts'
import {
  caseSummarySchema,
  handlingSchema,
  mailOutcomeSchema,
  mailRowSchema,
  noticeRowSchema,
} from '../../domain/record.ts'

/** What the JSON interfaces answer with. Every answer goes through its schema, and the OpenAPI document is made of them. */
const next = z
  .string()
  .nullable()
  .meta({ description: 'Goes into `after` for the next page; null on the last.' })

const eventTypes = caseEventSchema.shape.payload.options.map(({ shape }) => shape.type.value)

const { shape: summaryShape } = caseSummarySchema
const described = <S extends z.ZodType>(schema: S, description: string) => schema.meta({ description })

export const caseInListSchema = z
  .object({
    ...caseSummarySchema.pick({
      reference: true,
      partnership: true,
      population: true,
      state: true,
      step: true,
      stepLabel: true,
      openedAt: true,
      escalatingAgency: true,
      escalatingAgencyId: true,
      receivingAgency: true,
      receivingAgencyId: true,
      immediateRisk: true,
      nobodyToWriteTo: true,
    }).shape,
    deadline: described(
      instantSchema.nullable(),
      'When the current step goes on by itself; null where nothing runs any more.',
    ),
    stepDue: described(
      instantSchema.nullable(),
      'When the time of the current step ends or has ended; null where none is set, or the clock is stopped.',
    ),
    misreadingClaimed: z.boolean(),
    pausedByPerson: z.boolean(),
    cause: summaryShape.cause.unwrap(),
    levelOfNeed: summaryShape.levelOfNeed.unwrap(),
    legalHold: z.boolean(),
    alerts: described(summaryShape.alerts.unwrap(), 'Those that nobody has taken on.'),
    takenOn: described(summaryShape.takenOn.unwrap(), 'Alerts that somebody has taken on.'),
    erased: described(summaryShape.erased.unwrap(), 'When, by whom and why its record was erased.'),
  })
  .meta({ id: 'CaseInList' })

const personSchema = z
  .object({ name: z.string(), jobTitle: z.string().nullable(), email: z.string().nullable() })
  .meta({ id: 'Person' })

const eventSchema = z
  .object({
    seq: z.int().positive(),
    at: instantSchema,
    type: z.enum(eventTypes),
    by: described(caseEventSchema.shape.by, 'Who or what caused it: of a person with their name, and why.'),
    title: described(z.string(), 'What happened, in the words of the page.'),
    detail: z.string().nullable(),
    struckOut: described(z.boolean(), 'It was recorded by mistake, and counts no more.'),
  })
  .meta({ id: 'Event' })

const outcomeSchema = z
  .object({
    text: z.string(),
    outstanding: z.string().nullable(),
    proposedBy: personSchema,
    proposedAt: instantSchema,
    agreedBy: z.array(sideSchema),
    byTelephone: z.boolean(),
    agreed: described(z.boolean(), 'Both sides have it in writing: the case is resolved.'),
  })
  .meta({ id: 'Outcome' })

const chainSchema = z
  .discriminatedUnion('intact', [
    z.object({ intact: z.literal(true), events: z.int() }),
    z.object({ intact: z.literal(false), seq: z.int(), why: z.string() }),
  ])
  .meta({ id: 'ChainCheck', description: 'Whether the record is as it was written.' })

const noticeSchema = z
  .object({
    id: z.string(),
    kind: noticeKindSchema,
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    state: noticeRowSchema.shape.state,
  })
  .meta({ id: 'Notice' })

export const caseSchema = z
  .object({
    ...caseInListSchema.shape,
    steps: z.array(
      z.object({
        step: z.int().positive(),
        label: z.string(),
        startedAt: instantSchema,
        startedBy: z.enum(['declared', 'timeout', 'person']),
        contact: z.string().nullable(),
        contactName: z.string(),
        deadline: instantSchema.nullable(),
        proof: deadlinePlanSchema.shape.proof,
        missedAt: instantSchema.nullable(),
      }),
    ),
    practitioner: described(personSchema, 'Who raised it.'),
    lead: described(personSchema, 'Who speaks for the escalating side now.'),
    outcome: outcomeSchema.nullable(),
    mergedInto: z.string().nullable(),
    mergedIn: described(z.array(z.string()), 'Cases that were merged into this one.'),
    events: z.array(eventSchema),
    check: chainSchema,
    notices: z.array(noticeSchema),
    /** Who has looked at the case, the last first. */
    views: z.array(z.object({ at: instantSchema, by: z.string(), page: z.string() })),
  })
  .meta({ id: 'Case' })

export const erasedCaseSchema = z
  .object({ error: z.string(), case: caseInListSchema, check: chainSchema })
  .meta({ id: 'ErasedCase' })

export const casesSchema = z.object({ cases: z.array(caseInListSchema), next }).meta({ id: 'Cases' })

const mailInLedgerSchema = mailRowSchema
  .pick({
    id: true,
    partnership: true,
    messageId: true,
    from: true,
    subject: true,
    receivedAt: true,
    outcome: true,
    reason: true,
    reference: true,
    immediateRisk: true,
  })
  .extend({
    handled: handlingSchema
      .nullable()
      .meta({ description: 'What a person did with it while it was held; a discarded mail stays `held`.' }),
    handledBefore: z
      .array(handlingSchema)
      .meta({ description: 'What was done before and taken back, in its order.' }),
    erased: mailRowSchema.shape.erased
      .unwrap()
      .nullable()
      .meta({ description: 'When, by whom and why what it said was erased.' }),
  })
  .meta({ id: 'MailInLedger' })

export const mailSchema = z
  .object({
    mail: z.array(mailInLedgerSchema),
    received: z
      .int()
      .nonnegative()
      .meta({ description: 'Equals the sum of `outcomes`, `pending` included.' }),
    outcomes: z.partialRecord(mailOutcomeSchema, z.int()),
    next,
  })
  .meta({ id: 'MailLedger' })

export const outboxSchema = z.object({ notices: z.array(noticeSchema), next }).meta({ id: 'Outbox' })

const versionNumber = z.int().positive()

export const partnershipsSchema = z
  .object({
    partnerships: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        version: versionNumber.nullable(),
        drafts: z.array(versionNumber),
        gaps: z.int().nonnegative(),
      }),
    ),
  })
  .meta({ id: 'Partnerships' })

export const partnershipSchema = z
  .looseObject({
    id: z.string(),
    name: z.string(),
    version: versionNumber.nullable(),
    gaps: z.array(z.object({ care: z.string(), text: z.string() })),
    agencies: z.array(z.looseObject({ id: z.string(), name: z.string() })),
  })
  .meta({ id: 'Partnership' })

export const versionsSchema = z
  .object({ versions: z.array(z.looseObject({ number: versionNumber, state: z.string() })), next })
  .meta({ id: 'Versions' })

const cellSchema = z.object({
  value: z
    .number()
    .nullable()
    .meta({ description: 'Null where there was nothing to count, or it is kept back.' }),
  part: z.int().nullable().meta({ description: 'Of a percentage: so many of `of`.' }),
  of: z.int().nullable(),
  keptBack: z.boolean().meta({ description: 'A small number, or one that would give one away.' }),
})

export const reportSchema = z
  .object({
    partnership: z.object({ id: z.string(), name: z.string() }),
    population: populationSchema.nullable().meta({ description: 'Null: children and adults together.' }),
    years: z.array(z.object({ start: z.int(), from: z.string(), before: z.string(), label: z.string() })),
    suppressedBelow: z.int().nullable(),
    totals: z.array(cellSchema),
    tables: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        how: z.string(),
        unit: z.enum(['cases', 'per-cent', 'working-days', 'number']),
        rows: z.array(z.object({ key: z.string(), label: z.string(), cells: z.array(cellSchema) })),
      }),
    ),
    neverEscalated: z.array(z.string()).nullable(),
  })
  .meta({ id: 'Report' })

export const errorSchema = z.object({ error: z.string() }).meta({ id: 'Error' })

/** Answers with what the schema lets through, and nothing that it does not name. */
export const answer = <S extends z.ZodType>(
  context: Context,
  schema: S,
  value: z.input<S>,
  status: 200 | 400 | 404 | 410 | 503 = 200,
) => context.body(JSON.stringify(schema.parse(value)), status, { 'content-type': 'application/json' })
