import { parentPort } from 'node:worker_threads'
import { read } from '../domain/reading/read.ts'

// Runs in a thread of its own (see bounded-reader.ts): says when it is ready, then answers each message with its reading,
// in order.
const port = parentPort
if (port !== null) {
  port.postMessage('ready')
  let before = Promise.resolve()
  port.on('message', (raw: Uint8Array) => {
    before = before.then(async () => {
      port.postMessage(await read(raw))
    })
  })
}
