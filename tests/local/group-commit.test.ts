import { expect, it } from 'vitest'
import { GroupCommit } from '../../functions/local/group-commit.ts'
import { DatabaseSync } from 'node:sqlite'

/** A disk that syncs only when it is told to, in front of a real database. */
const slowDisk = () => {
  const database = new DatabaseSync(':memory:')
  database.exec('CREATE TABLE written (word TEXT PRIMARY KEY)')
  const syncs: { finish: () => void; fail: (error: Error) => void }[] = []
  const group = new GroupCommit(database, async () => {
    await new Promise<void>((finish, fail) => {
      syncs.push({ finish, fail })
    })
  })
  const told: string[] = []
  const submit = (word: string, keep = true): Promise<unknown> =>
    group
      .submit(() => {
        database.prepare('INSERT INTO written (word) VALUES (?)').run(word)
        return keep
      })
      .then(
        (written) => told.push(`${word} ${written ? 'written' : 'undone'}`),
        (error: unknown) => told.push(`${word} failed: ${error instanceof Error ? error.message : ''}`),
      )
  const words = () =>
    database
      .prepare('SELECT word FROM written ORDER BY word')
      .all()
      .map(({ word }) => word)
  return { group, syncs, told, submit, words }
}

const turn = async (): Promise<void> => {
  await new Promise((later) => setImmediate(later))
  await new Promise((later) => setImmediate(later))
}

it('nobody is told that something is written before it is on disk', async () => {
  const { group, syncs, told, submit } = slowDisk()
  void submit('mail')
  await turn()
  expect(syncs).toHaveLength(1)
  const readable = group.onDisk().then(() => told.push('may be told'))
  await turn()
  expect(told).toEqual([])
  syncs[0]?.finish()
  await readable
  await turn()
  expect(told.toSorted()).toEqual(['mail written', 'may be told'])
})

it('what arrives during a sync shares the next', async () => {
  const { syncs, told, submit, words } = slowDisk()
  void submit('first')
  await turn()
  void submit('second')
  void submit('third')
  await turn()
  expect(syncs).toHaveLength(1)
  syncs[0]?.finish()
  await turn()
  expect(syncs).toHaveLength(2)
  expect(told).toEqual(['first written'])
  expect(words()).toEqual(['first', 'second', 'third'])
  syncs[1]?.finish()
  await turn()
  expect(told).toEqual(['first written', 'second written', 'third written'])
})

it('a write that conflicts or fails is undone alone, and the rest of its group stands', async () => {
  const { syncs, told, submit, words } = slowDisk()
  void submit('one')
  void submit('conflict', false)
  void submit('one')
  void submit('two')
  await turn()
  syncs[0]?.finish()
  await turn()
  expect(told).toEqual([
    'one written',
    'conflict undone',
    expect.stringMatching(/^one failed: UNIQUE/),
    'two written',
  ])
  expect(words()).toEqual(['one', 'two'])
})

it('a sync that fails fails everybody who waited for it, and the next write is tried again', async () => {
  const { syncs, told, submit } = slowDisk()
  void submit('one')
  void submit('two')
  await turn()
  syncs[0]?.fail(new Error('no space'))
  await turn()
  expect(told).toEqual(['one failed: no space', 'two failed: no space'])
  void submit('three')
  await turn()
  syncs[1]?.finish()
  await turn()
  expect(told).toContain('three written')
})
