import { readFile } from 'node:fs/promises'
import { read } from '../../functions/domain/reading/read.ts'
import type { Reading } from '../../functions/domain/reading/reading.ts'

/**
 * `npm run -s read -- FILE…`: one JSON line per file, in argument order. Exit code 0 whatever the files hold; 1 where one
 * cannot be read, or none is named.
 */
async function lineFor(file: string): Promise<string> {
  const raw = await readFile(file).catch(() => null)
  if (raw === null) {
    fail(`${file} cannot be read: give the path of a file that holds one mail.`)
    return JSON.stringify({ file, ...UNREADABLE_FILE })
  }
  const reading = await read(raw)
  return JSON.stringify({ file, ...shown(reading) })
}

const shown = (reading: Reading) => ({
  messageId: reading.messageId,
  from: reading.from,
  subject: reading.subject,
  automatic: reading.automatic,
  statement: reading.statement,
  intent: reading.intent,
  immediateRisk: reading.immediateRisk,
  hold: reading.hold,
  newText: reading.newText,
})

const UNREADABLE_FILE = {
  messageId: null,
  from: null,
  subject: '',
  automatic: null,
  statement: null,
  intent: 'other',
  immediateRisk: false,
  hold: 'The file cannot be read.',
  newText: '',
}

const fail = (sentence: string): void => {
  console.error(sentence)
  process.exitCode = 1
}

const files = process.argv.slice(2)
if (files.length === 0) fail('Name one file or more: npm run -s read -- FILE…')
for (const file of files) process.stdout.write(`${await lineFor(file)}\n`)
