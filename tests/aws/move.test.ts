import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { DynamoStore } from '../../functions/aws/dynamo-store.ts'
import { S3Archive } from '../../functions/aws/s3-archive.ts'
import { seedPartnerships } from '../../functions/change-partnership/seed.ts'
import { FileArchive } from '../../functions/local/file-archive.ts'
import { SqliteStore } from '../../functions/local/sqlite-store.ts'
import { loadPartnerships } from '../../functions/partnership-files.ts'
import { actOnCase } from '../../functions/act-on-case/handler.ts'
import { Zips } from '../make-bundle/unpacked.ts'
import { everythingOf, exported, imported } from '../move-partnership/move.ts'
import { RealRegister, stepOne } from '../register/real-register.ts'
import { makeBucket, makeTable } from './emulator/table.ts'

const WF = 'waltham-forest'
const clock = { now: () => '2027-01-04T09:00:00.000Z' }

let machine: RealRegister
let zips: Zips
let folder: string
beforeEach(() => {
  machine = new RealRegister()
  zips = new Zips()
  folder = mkdtempSync(join(tmpdir(), 'moved-'))
})
afterEach(() => {
  machine.close()
  zips.remove()
  rmSync(folder, { recursive: true })
})

const onAws = async () => {
  const [tableName, bucket] = [`record-${randomUUID()}`, `archive-${randomUUID()}`]
  const archive = new S3Archive(await makeBucket(bucket), bucket)
  return { store: new DynamoStore({ client: await makeTable(tableName), tableName, archive }), archive }
}

it('moves a partnership from one machine to AWS and back, and every question has the same answer', async () => {
  const loaded = loadPartnerships('partnerships', [WF])
  if (loaded.kind === 'refused') throw new Error('the samples do not load')
  await seedPartnerships(loaded.folders, { versions: machine.store.versions, clock })
  const reference = await machine.openCase()
  await machine.deliver()
  // More events than a transaction of DynamoDB can hold.
  for (let call = 1; call <= 120; call += 1) {
    const act = { kind: 'note-call', withWhom: 'Both', text: `Call ${call}` } as const
    await actOnCase(reference, act, { by: 'B. Manager', why: 'They rang' }, machine.ports)
  }
  await machine.openCase({
    ...stepOne,
    messageId: '<two@parkside-primary.example>',
    to: 'police.supervisor@met-police.example',
  })
  await machine.mail({ ...stepOne, messageId: '<three@parkside-primary.example>', verified: false })
  const before = await everythingOf(machine.store, WF)
  expect(before.due.length).toBeGreaterThan(0)

  const aws = await onAws()
  const { clocksStarted } = await imported(await exported(WF, machine, zips), aws)
  expect(clocksStarted).toBe(before.open.length)
  expect(await everythingOf(aws.store, WF)).toEqual(before)
  expect((await aws.store.dueWorkflowTasks(10)).map(({ task }) => task)).toContain('start')
  const again = await imported(await exported(WF, machine, zips), aws)
  expect({ taken: again.taken, queued: again.queued }).toEqual({ taken: 0, queued: 0 })

  const back = { store: new SqliteStore(':memory:'), archive: new FileArchive(folder) }
  await imported(await exported(WF, aws, zips), back)
  expect(await everythingOf(back.store, WF)).toEqual(before)
  for (const { id } of before.mail) {
    expect(await back.archive.get(`mail/${id}.eml`)).toEqual(await machine.archive.get(`mail/${id}.eml`))
  }
  back.store.close()
})
