import { z } from 'zod'
import { levelsOfNeedSchema } from '../case/classification.ts'
import { domainSchema } from './domain-name.ts'
import { telephoneSchema } from './telephone.ts'
import { calendarIdSchema } from '../deadlines/calendar.ts'
import { timeAllowedSchema, workingDaySchema } from '../deadlines/time-allowed.ts'
import { stageSchema } from './protocol-schema.ts'
import { populationSchema } from './role.ts'

const line = z.strictObject({
  name: z.string().min(1),
  telephone: telephoneSchema,
})

const protocolFile = z
  .string()
  .regex(/^[a-z0-9-]+\.yaml$/, { error: 'must be the name of a .yaml file in the same folder' })

/** What the partnership decided where its protocol leaves something open; it overrides the protocol. */
const decisionSchema = z.strictObject({
  decidedBy: z.string().min(1),
  eachStage: timeAllowedSchema.optional(),
  stages: z.array(stageSchema).min(1).optional(),
})

export const settingsSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, { error: 'must be lower-case letters, digits and hyphens' }),
  name: z.string().min(1),
  /** The partnership's own mail domain, which its escalation addresses and its office use. */
  domain: domainSchema,
  addresses: z
    .array(z.strictObject({ address: z.email().toLowerCase(), population: populationSchema }))
    .min(1),
  /** Whom to ring when nobody reads mail; the number of the local authority's emergency duty team. */
  outOfHours: z.strictObject({
    children: line.nullable().default(null),
    adults: line.nullable().default(null),
  }),
  workingDay: workingDaySchema.prefault({}),
  calendar: calendarIdSchema.default('england-and-wales'),
  /** One-off days that the published calendar does not have yet, such as a state funeral: they do not count either. */
  extraBankHolidays: z.array(z.strictObject({ date: z.iso.date(), name: z.string().min(1) })).default([]),
  /** A receiving contact gets the practitioner's words, or a link to the register. */
  stepNoticeCarries: z.enum(['words', 'link']).default('words'),
  /** How long records are kept; left out: for ever. Nothing is erased by itself: an administrator is shown what is due. */
  retention: z
    .strictObject({
      /** Years after a case ended. */
      closedCases: z
        .strictObject({ years: z.int().min(1).max(150) })
        .nullable()
        .default(null),
      /** Months after it came: mail that belongs to no case, once a person has handled it where one had to. */
      mailWithoutCase: z
        .strictObject({ months: z.int().min(1).max(1_800) })
        .nullable()
        .default(null),
    })
    .prefault({}),
  /** Names of the levels of need, as the partnership's threshold document has them. */
  levelsOfNeed: levelsOfNeedSchema.default({}),
  reports: z
    .strictObject({
      /** 4: from April to March, as partnerships publish their yearly reports; 1: the calendar year. */
      yearStartsInMonth: z.int().min(1).max(12).default(4),
      /** In what is published, smaller numbers of cases than this are kept back. */
      suppressBelow: z.int().min(2).max(20).default(5),
      /** Each Monday, by mail to managers and the business unit. */
      weeklyDigest: z.boolean().default(true),
    })
    .prefault({}),
  /** The protocol's file for each population that the partnership takes mail for. */
  protocols: z.strictObject({
    children: protocolFile.nullable().default(null),
    adults: protocolFile.nullable().default(null),
  }),
  decisions: z
    .strictObject({ children: decisionSchema.optional(), adults: decisionSchema.optional() })
    .default({}),
})
