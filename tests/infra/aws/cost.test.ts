import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { metricNames } from '../../../functions/aws/lambdas.ts'
import { table } from '../../../functions/aws/table.ts'
import { resourcesOf, synthesized } from './deployment.ts'

const templates = synthesized()

const budgetSchema = z.object({
  Budget: z.object({ BudgetLimit: z.object({ Amount: z.number(), Unit: z.string() }), TimeUnit: z.string() }),
  NotificationsWithSubscribers: z.array(
    z.object({
      Notification: z.object({ NotificationType: z.string(), Threshold: z.number() }),
      Subscribers: z.array(z.object({ SubscriptionType: z.string(), Address: z.string() })),
    }),
  ),
})

describe('the budget of a deployment', () => {
  const budgets = resourcesOf(templates.cost, 'AWS::Budgets::Budget')
  it('tells those who hear of alarms before it is spent, when it is, and when it will be', () => {
    expect(budgets).toHaveLength(1)
    const { Budget, NotificationsWithSubscribers } = budgetSchema.parse(budgets[0]?.[1].Properties)
    expect(Budget).toMatchObject({ TimeUnit: 'MONTHLY', BudgetLimit: { Unit: 'USD' } })
    expect(
      NotificationsWithSubscribers.map(({ Notification }) => [
        Notification.NotificationType,
        Notification.Threshold,
      ]),
    ).toEqual([
      ['ACTUAL', 80],
      ['ACTUAL', 100],
      ['FORECASTED', 100],
    ])
    for (const { Subscribers } of NotificationsWithSubscribers) {
      expect(Subscribers).toEqual([
        { SubscriptionType: 'EMAIL', Address: 'stepwise-alarms@waltham-forest.example' },
      ])
    }
  })
})

describe('docs/cost.md', () => {
  it('counts as many alarms, metrics and indexes as there are', () => {
    const text = readFileSync('docs/cost.md', 'utf8')
    const alarms = Object.values(templates).flatMap((each) => resourcesOf(each, 'AWS::CloudWatch::Alarm'))
    expect(text).toContain(`${alarms.length} alarms at 0.10`)
    expect(text).toContain(`${metricNames.length} metrics of our own at 0.30`)
    expect(table.indexes).toHaveLength(10)
    expect(text).toContain('(ten indexes included)')
  })
})
