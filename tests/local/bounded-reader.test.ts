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

test('waiting for a turn on a busy machine is no time that a message took to read', async () => {
  const real = new URL('../../functions/local/reading-worker.ts', import.meta.url).href
  // Stands still for two seconds once it is ready, as a thread does to which the machine gives no turn.
  const waits = `const { parentPort } = await import('node:worker_threads'); parentPort.once('message', () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2_000)); await import('${real}')`
  const reader = new BoundedReader(new URL(`data:text/javascript,${encodeURIComponent(waits)}`), 1_000)
  try {
    expect((await reader.read(mail('one'))).hold).toBeNull()
  } finally {
    await reader.stop()
  }
})

test('a message on which the thread works for longer than any may take is held, and the next is read', async () => {
  const real = new URL('../../functions/local/reading-worker.ts', import.meta.url).href
  const works = `const { parentPort } = await import('node:worker_threads'); parentPort.on('message', (raw) => { if (Buffer.from(raw).includes('endless')) for (;;) {} }); await import('${real}')`
  const reader = new BoundedReader(new URL(`data:text/javascript,${encodeURIComponent(works)}`), 500)
  try {
    const [endless, next] = await Promise.all([reader.read(mail('endless')), reader.read(mail('next'))])
    expect(endless.hold).toMatch(/longer than any message may take/u)
    expect(next.hold).toBeNull()
  } finally {
    await reader.stop()
  }
})

test('a message that takes no processor time and no end either is held all the same', async () => {
  const waits = `const { parentPort } = await import('node:worker_threads'); parentPort.postMessage('ready'); parentPort.on('message', () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0))`
  const reader = new BoundedReader(new URL(`data:text/javascript,${encodeURIComponent(waits)}`), 50)
  try {
    expect((await reader.read(mail('one'))).hold).toMatch(/longer than any message may take/u)
  } finally {
    await reader.stop()
  }
})
