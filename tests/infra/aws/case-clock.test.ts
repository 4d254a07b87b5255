import validate from 'asl-validator'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import definition from '../../../functions/run-case/case.asl.json' with { type: 'json' }
import { resourcesOf, synthesized } from './deployment.ts'

const { cases } = synthesized()
const machine = z
  .looseObject({
    StateMachineName: z.string(),
    DefinitionString: z.string(),
    DefinitionSubstitutions: z.record(z.string(), z.unknown()),
  })
  .parse(resourcesOf(cases, 'AWS::StepFunctions::StateMachine')[0]?.[1].Properties)

describe('the state machine that is deployed', () => {
  it('is the one definition file, to the letter', () => {
    expect(JSON.parse(machine.DefinitionString)).toEqual(definition)
  })

  it('leaves no place in the definition unfilled', () => {
    const places = [...machine.DefinitionString.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name)
    expect([...new Set(places)]).toEqual(Object.keys(machine.DefinitionSubstitutions))
  })

  it('passes the validator of the Amazon States Language once its places are filled', () => {
    const filled = machine.DefinitionString.replaceAll(
      /\$\{\w+\}/g,
      'arn:aws:lambda:eu-west-2:000000000000:function:stepwise-run-case',
    )
    const { isValid, errorsText } = validate(JSON.parse(filled))
    expect({ isValid, errors: errorsText('\n') }).toEqual({ isValid: true, errors: '' })
  })

  it('has the name by which its tasks complete waits', () => {
    expect(machine.StateMachineName).toBe('stepwise-case')
  })

  it('logs every state and nothing of a case, and is traced', () => {
    expect(machine).toMatchObject({
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
      TracingConfiguration: { Enabled: true },
    })
  })

  it('is watched: what fails, times out or is stopped is handed to the watchdog', () => {
    cases.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: { source: ['aws.states'], detail: { status: ['FAILED', 'TIMED_OUT', 'ABORTED'] } },
    })
  })
})
