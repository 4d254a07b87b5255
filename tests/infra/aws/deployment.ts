import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { parseSettings } from '../../../infra/aws/settings.ts'
import { stepwise } from '../../../infra/aws/stepwise.ts'

const sample = readFileSync('infra/aws/settings.sample.yaml', 'utf8')
const context = z
  .object({ context: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(readFileSync('cdk.json', 'utf8'))).context

/** The templates of a deployment with the sample settings, without its bundles: esbuild has its own test. */
export const synthesized = (settings = sample, more: Record<string, unknown> = {}) => {
  const app = new App({ context: { ...context, ...more, 'aws:cdk:bundling-stacks': [] } })
  const stacks = stepwise(app, parseSettings(settings, 'settings.yaml'))
  return {
    record: Template.fromStack(stacks.record),
    cases: Template.fromStack(stacks.cases),
    mail: Template.fromStack(stacks.mail),
    cost: Template.fromStack(stacks.cost),
  }
}

const resourceSchema = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
})
export type Resource = z.infer<typeof resourceSchema>

/** The resources of a type, by their logical ids. */
export const resourcesOf = (template: Template, type: string): [string, Resource][] =>
  Object.entries(template.findResources(type)).map(([id, resource]) => [id, resourceSchema.parse(resource)])

const oneOrMany = <T extends z.ZodType>(schema: T) =>
  z.union([schema.transform((one) => [one]), z.array(schema)])

/** One statement of a policy, with its actions and resources as lists. */
export const statementSchema = z.looseObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMany(z.string()),
  Resource: oneOrMany(z.unknown()).default([]),
  Principal: z.unknown().optional(),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
})
export type Statement = z.infer<typeof statementSchema>

const policySchema = z.object({ Statement: z.array(statementSchema) })

/** Every statement of the policies that resources of a type have as a property. */
export const statementsOf = (template: Template, type: string, property = 'PolicyDocument'): Statement[] =>
  resourcesOf(template, type).flatMap(
    ([, { Properties }]) => policySchema.parse(Properties[property]).Statement,
  )

/** Every statement of every identity policy of a stack. */
export const policyStatements = (template: Template): Statement[] =>
  statementsOf(template, 'AWS::IAM::Policy')
