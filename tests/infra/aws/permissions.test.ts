import { describe, expect, it } from 'vitest'
import { policyStatements, resourcesOf, synthesized } from './deployment.ts'

const { record, cases, mail } = synthesized()
const stacks = { record, cases, mail }
const statements = Object.values(stacks).flatMap(policyStatements)
const allowing = (action: string) => statements.filter(({ Action }) => Action.includes(action))

describe('what the Lambdas may do', () => {
  it('is never everything of a service, but for what takes no resource', () => {
    const wide = statements.flatMap(({ Action }) => Action.filter((action) => action.includes('*')))
    expect(wide).toEqual([])
  })

  it('is in policies of their own: AWS’s managed ones are wider than it says on them', () => {
    for (const template of Object.values(stacks)) {
      for (const [id, { Properties }] of resourcesOf(template, 'AWS::IAM::Role')) {
        expect(Properties, id).not.toHaveProperty('ManagedPolicyArns')
      }
    }
  })

  it('holds no scan of the register, and no deletion of mail but by the register', () => {
    const actions = statements.flatMap(({ Action }) => Action)
    expect(actions).toContain('dynamodb:Query')
    expect(actions).not.toContain('dynamodb:Scan')
    const deleting = statements.filter(({ Action }) =>
      Action.some((action) => action.startsWith('s3:Delete')),
    )
    expect(deleting).toMatchObject([
      { Sid: 'EraseMail', Action: ['s3:DeleteObject', 's3:DeleteObjectVersion'] },
    ])
    expect(actions).not.toContain('dynamodb:DeleteTable')
  })

  it('names each index of the register by itself', () => {
    for (const { Resource } of allowing('dynamodb:Query')) {
      expect(JSON.stringify(Resource)).not.toContain('index/*')
    }
  })

  it('lets the key be used through the services that hold what it encrypts, and not by itself', () => {
    const withKey = statements.filter(({ Action }) => Action.some((action) => action.startsWith('kms:')))
    expect(withKey).toHaveLength(9)
    for (const { Condition } of withKey) {
      expect(Condition['StringEquals']?.['kms:ViaService']).toEqual([
        'dynamodb.eu-west-2.amazonaws.com',
        's3.eu-west-2.amazonaws.com',
        'sqs.eu-west-2.amazonaws.com',
      ])
    }
  })

  it('lets notices go out from the partnerships’ own domains, with our configuration set', () => {
    expect(allowing('ses:SendRawEmail')).toHaveLength(1)
    const resources = JSON.stringify(allowing('ses:SendRawEmail')[0]?.Resource)
    expect(resources).toContain('identity/waltham-forest.example')
    expect(resources).toContain('configuration-set/stepwise')
    expect(resources).not.toContain('identity/*')
  })

  it('lets the clocks of cases be started by outbox and watchdog, and waits be completed by outbox and clock', () => {
    expect(allowing('states:StartExecution')).toHaveLength(2)
    expect(allowing('states:SendTaskSuccess')).toHaveLength(2)
    for (const { Resource } of allowing('states:SendTaskSuccess')) {
      expect(JSON.stringify(Resource)).toContain('stateMachine:stepwise-case')
    }
  })

  it('lets the active rule set be changed by the custom resource alone', () => {
    expect(allowing('ses:SetActiveReceiptRuleSet')).toHaveLength(1)
    expect(policyStatements(cases).flatMap(({ Action }) => Action)).not.toContain(
      'ses:SetActiveReceiptRuleSet',
    )
  })
})
