import { z } from 'zod'
import { createDocument } from 'zod-openapi'
import packageFile from '../../../package.json' with { type: 'json' }
import { causeOfDisagreementSchema } from '../../domain/case/classification.ts'
import { populationSchema } from '../../domain/partnership/role.ts'
import { caseSummarySchema } from '../../domain/record.ts'
import { flagWords } from '../case-filter.ts'
import { dueWords } from '../due.ts'
import { bareHealthSchema, healthSchema } from '../health/health.ts'
import {
  partnershipSchema,
  partnershipsSchema,
  versionsSchema,
  casesSchema,
  caseSchema,
  errorSchema,
  erasedCaseSchema,
  mailSchema,
  outboxSchema,
  reportSchema,
} from './answers.ts'

const json = (schema: z.ZodType, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

const page = {
  query: z.object({
    limit: z.int().min(1).max(1_000).optional().meta({ description: '100 where it is left out.' }),
    after: z.string().min(1).optional().meta({ description: 'What the page before gave as `next`.' }),
  }),
}
const health = z.union([healthSchema, bareHealthSchema]).meta({
  description: 'Whoever has not signed in hears `status` alone.',
})
const date = z.iso.date().optional()
const cases = {
  query: page.query.extend({
    state: z.enum(['any-open', ...caseSummarySchema.shape.state.options]).optional(),
    due: z.enum(dueWords).optional(),
    flag: z.enum(flagWords).optional(),
    partnership: z.string().optional(),
    population: populationSchema.optional(),
    step: z.int().positive().optional(),
    cause: causeOfDisagreementSchema.optional(),
    agency: z.string().optional().meta({ description: 'The id of an agency on either side.' }),
    by: z.string().optional().meta({ description: 'The id of the agency that escalates.' }),
    with: z.string().optional().meta({ description: 'The id of the agency that it is with.' }),
    person: z.string().optional().meta({ description: 'The address of who raised it.' }),
    from: date,
    to: date,
  }),
}
const ofPartnership = { path: z.object({ partnership: z.string() }) }
const wrongPage = json(errorSchema, 'The page was asked for in a way that cannot be.')
const notThere = json(errorSchema, 'There is no such thing, or not for whoever asks.')

const list = (schema: z.ZodType, summary: string, requestParams: typeof page = page) => ({
  get: { summary, requestParams, responses: { '200': json(schema, 'One page.'), '400': wrongPage } },
})

/** Made of the very schemas that the answers go through, so it cannot say otherwise than they do. */
export const openApiDocument = createDocument({
  openapi: '3.1.0',
  info: {
    title: 'Stepwise',
    version: packageFile.version,
    description: 'The register of safeguarding escalations as JSON. Times are ISO 8601 in UTC.',
  },
  paths: {
    '/api/cases': list(
      casesSchema,
      'Cases: all by reference, or those that are asked for, the newest first',
      cases,
    ),
    '/api/cases/{reference}': {
      get: {
        summary: 'One case: between whom, how it stands, its steps, events and notices',
        requestParams: { path: z.object({ reference: z.string() }) },
        responses: {
          '200': json(caseSchema, 'The case.'),
          '404': notThere,
          '410': json(erasedCaseSchema, 'Its record was erased; what is left of it.'),
        },
      },
    },
    '/api/mail': list(mailSchema, 'The mail ledger and its balance'),
    '/api/outbox': list(outboxSchema, 'Every notice, with its delivery'),
    '/api/partnerships': {
      get: {
        summary: 'The partnerships that are served',
        responses: { '200': json(partnershipsSchema, 'All.') },
      },
    },
    '/api/partnerships/{partnership}': {
      get: {
        summary: 'A partnership’s directory as it is in force, and what is missing in it',
        requestParams: ofPartnership,
        responses: { '200': json(partnershipSchema, 'The partnership.'), '404': notThere },
      },
    },
    '/api/partnerships/{partnership}/versions': {
      get: {
        summary: 'Every version of a partnership’s files, the latest first',
        requestParams: { ...ofPartnership, ...page },
        responses: { '200': json(versionsSchema, 'One page.'), '400': wrongPage, '404': notThere },
      },
    },
    '/api/reports/{partnership}/{year}': {
      get: {
        summary: 'The figures of a year and of those before it',
        requestParams: {
          path: z.object({
            partnership: z.string(),
            year: z.int().meta({ description: 'In which it begins.' }),
          }),
          query: z.object({
            about: populationSchema.optional(),
            for: z.literal('publication').optional().meta({ description: 'Without small numbers.' }),
          }),
        },
        responses: { '200': json(reportSchema, 'The report.'), '404': notThere },
      },
    },
    '/api/health': {
      get: {
        summary: 'How Stepwise is',
        responses: {
          '200': json(health, 'It works; `look`: something needs a look.'),
          '503': json(health, 'Mail or deadlines are being lost.'),
        },
      },
    },
  },
})
