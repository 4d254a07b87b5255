import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { environments } from '../../../functions/aws/environment.ts'
import { lambdaNames } from '../../../functions/aws/lambdas.ts'
import { resourcesOf, synthesized } from './deployment.ts'

const { cases, mail } = synthesized()
const functionSchema = z.looseObject({
  FunctionName: z.string(),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }).optional(),
  LoggingConfig: z.object({ LogGroup: z.object({ Ref: z.string() }) }),
})
const functions = [cases, mail].flatMap((template) =>
  resourcesOf(template, 'AWS::Lambda::Function').map(([, { Properties }]) =>
    functionSchema.parse(Properties),
  ),
)
const variablesOf = (name: string): string[] =>
  Object.keys(
    functions.find(({ FunctionName }) => FunctionName === `stepwise-${name}`)?.Environment?.Variables ?? {},
  )

describe('the Lambdas', () => {
  it('are those of the adapters, and the one that activates the rule set', () => {
    expect(functions.map(({ FunctionName }) => FunctionName).sort()).toEqual(
      [...lambdaNames, 'activate-rule-set'].map((name) => `stepwise-${name}`).sort(),
    )
  })

  it('run as ES modules on Node 24 and arm64, traced', () => {
    for (const each of functions) {
      expect(each).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        TracingConfig: { Mode: 'Active' },
      })
    }
  })

  it.each(lambdaNames)('give %s every variable that it asks for', (name) => {
    const shape: Record<string, z.ZodType> = environments[name].shape
    const needed = Object.entries(shape).flatMap(([variable, schema]) =>
      schema.safeParse(undefined).success ? [] : [variable],
    )
    expect(variablesOf(name)).toEqual(expect.arrayContaining(needed))
  })

  it('write logs that end, each into its own group', () => {
    const groups = [cases, mail].flatMap((template) => resourcesOf(template, 'AWS::Logs::LogGroup'))
    for (const [id, { Properties }] of groups) expect(Properties['RetentionInDays'], id).toBe(365)
    const used = functions.map(({ LoggingConfig }) => LoggingConfig.LogGroup.Ref)
    expect(new Set(used).size).toBe(functions.length)
  })

  it('have nothing of a test’s clock in production', () => {
    for (const name of lambdaNames) {
      expect(variablesOf(name).filter((variable) => variable.startsWith('STEPWISE_TEST'))).toEqual([])
    }
  })
})
