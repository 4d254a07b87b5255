import { install } from '@sinonjs/fake-timers'
import { expect, test } from 'vitest'
import { BoundedReader } from '../../functions/local/bounded-reader.ts'

const mail = (subject: string): Buffer =>
  Buffer.from(
    `From: t.okafor@parkside-primary.example\r\nSubject: ${subject}\r\n\r\nThis is step one of the Escalation Process.\r\n`,
  )

test('a simulated clock that jumps is no time that a message took to read', async () => {
  const reader = new BoundedReader()
  const clock = install({ toFake: ['Date', 'setTimeout', 'clearTimeout'] })
  try {
    const reading = reader.read(mail('one'))
    clock.tick(86_400_000)
    expect((await reading).hold).toBeNull()
  } finally {
    clock.uninstall()
    await reader.stop()
  }
})

test('mails read at the same time each get their own reading', async () => {
  const reader = new BoundedReader()
  try {
    const subjects = Array.from({ length: 50 }, (_, n) => `mail ${n}`)
    const readings = await Promise.all(subjects.map(async (subject) => await reader.read(mail(subject))))
    expect(readings.map(({ subject }) => subject)).toEqual(subjects)
  } finally {
    await reader.stop()
  }
})

test('what a thread takes to start on a busy machine is no time that a message took to read', async () => {
  const real = new URL('../../functions/local/reading-worker.ts', import.meta.url).href
  const slowToStart = `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 6_000); await import('${real}')`
  const reader = new BoundedReader(new URL(`data:text/javascript,${encodeURIComponent(slowToStart)}`), 3_000)
  try {
    const { hold, subject } = await reader.read(mail('one'))
    expect({ hold, subject }).toEqual({ hold: null, subject: 'one' })
  } finally {
    await reader.stop()
  }
})
