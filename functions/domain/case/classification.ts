import { z } from 'zod'
import type { Population } from '../partnership/role.ts'

/** What a disagreement is about, in the categories of Bedford's, Liverpool's and Hammersmith & Fulham's procedures. */
export const causeOfDisagreementSchema = z.enum([
  'threshold',
  'lead-professional',
  'no-response',
  'plan',
  'assessment',
  'conference',
  'information-sharing',
  'roles',
  'action',
  'communication',
])
export type CauseOfDisagreement = z.infer<typeof causeOfDisagreementSchema>

/** The level of need or of help that the case is about, as a person judged it (St Helens reports by it). */
export const levelOfNeedSchema = z.enum([
  'universal',
  'early-help',
  'child-in-need',
  'child-protection',
  'care-and-support',
  'safeguarding-enquiry',
])
export type LevelOfNeed = z.infer<typeof levelOfNeedSchema>

/** Children Act 1989, sections 17 and 47; Care Act 2014, sections 9 to 18 and 42. */
export const levelsFor: Readonly<Record<Population, readonly LevelOfNeed[]>> = {
  children: ['universal', 'early-help', 'child-in-need', 'child-protection'],
  adults: ['universal', 'care-and-support', 'safeguarding-enquiry'],
}

export const causeOfDisagreementInWords: Readonly<Record<CauseOfDisagreement, string>> = {
  threshold: 'Threshold or eligibility',
  'lead-professional': 'Who is the lead professional',
  'no-response': 'No response in time',
  plan: 'The plan',
  assessment: 'The assessment',
  conference: 'A conference, or closing the case',
  'information-sharing': 'Sharing information, or providing services',
  roles: 'Roles and responsibilities',
  action: 'Action or inaction',
  communication: 'Communication',
}

export const levelOfNeedInWords: Readonly<Record<LevelOfNeed, string>> = {
  universal: 'Universal services',
  'early-help': 'Early help',
  'child-in-need': 'Child in need',
  'child-protection': 'Child protection',
  'care-and-support': 'Care and support',
  'safeguarding-enquiry': 'Adult safeguarding enquiry',
}

/** What partnerships call the levels in their own threshold documents; the levels stay those that a report can compare. */
export const levelsOfNeedSchema = z.partialRecord(levelOfNeedSchema, z.string().min(1).max(100))

/** In the partnership's own words, where it has some. */
export const levelOfNeedIn = (
  { levelsOfNeed }: { readonly levelsOfNeed: z.infer<typeof levelsOfNeedSchema> },
  level: LevelOfNeed,
): string => levelsOfNeed[level] ?? levelOfNeedInWords[level]
