import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { DynamoStore } from '../../functions/aws/dynamo-store.ts'
import { S3Archive } from '../../functions/aws/s3-archive.ts'
import { fold } from '../../functions/domain/case/fold.ts'
import { caseAddress } from '../../functions/domain/notice/addresses.ts'
import { change, opens, summary } from '../contracts/rows.ts'
import { makeBucket, makeTable } from './emulator/table.ts'
import { MAILBOX, STEP_ONE, takeIn, TEAM_MANAGER } from './sample-mail.ts'

const capacitySchema = z.object({ CapacityUnits: z.number() })
const outputSchema = z.looseObject({
  ConsumedCapacity: z.union([capacitySchema.transform((one) => [one]), z.array(capacitySchema)]).default([]),
})

/** A register whose requests are counted, with the units of DynamoDB that they consume. */
const countedRegister = async () => {
  const name = `constant-${randomUUID()}`
  const client = await makeTable(name)
  const counted = { requests: 0, units: 0 }
  client.middlewareStack.add(
    (next) => async (args) => {
      Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' })
      const result = await next(args)
      const { ConsumedCapacity } = outputSchema.parse(result.output)
      counted.requests += 1
      counted.units += ConsumedCapacity.reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0)
      return result
    },
    { step: 'initialize' },
  )
  const archive = new S3Archive(await makeBucket(name), name)
  return { store: new DynamoStore({ client, tableName: name, archive }), archive, counted }
}

/** What two mails ask of a register: one opens a case, one answers it. */
const workOfTwoMails = async (casesThere: number) => {
  const { store, archive, counted } = await countedRegister()
  for (let index = 0; index < casesThere; index += 1) {
    const reference = `WF-${String(222_222 + index)}`
    const pair = 'waltham-forest|children|another-school|childrens-services'
    await store.commit(change({ case: opens(reference, { summary: summary(reference, 2), pair }) }))
  }
  const work: { requests: number; units: number }[] = []
  const measured = async (mail: Parameters<typeof takeIn>[0]) => {
    const before = { ...counted }
    const taken = await takeIn(mail, { store, archive })
    work.push({ requests: counted.requests - before.requests, units: counted.units - before.units })
    return taken
  }
  const opened = await measured({ messageId: 'opens', text: STEP_ONE })
  const state = fold(await store.loadCase(opened?.reference ?? ''))
  expect(opened?.outcome).toBe('opened')
  const cc = caseAddress(MAILBOX, state?.token ?? '')
  const text = 'Agreed: strategy meeting on Tuesday with the school attending.'
  const answered = await measured({
    messageId: 'answers',
    from: TEAM_MANAGER,
    cc,
    subject: 'Re: escalation',
    text,
  })
  expect(answered?.outcome).toBe('recorded')
  return work
}

it('asks as much of the register for a mail when there are two hundred open cases as when there is none', async () => {
  const alone = await workOfTwoMails(0)
  expect(alone.every(({ requests, units }) => requests > 0 && units > 0)).toBe(true)
  expect(await workOfTwoMails(200)).toEqual(alone)
})
