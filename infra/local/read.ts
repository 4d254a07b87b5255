import { readFile } from 'node:fs/promises'
import { read } from '../../functions/domain/reading/read.ts'
import type { Reading } from '../../functions/domain/reading/reading.ts'

/** `npm run -s read -- FILE...`: one JSON line per message, in argument order, exit 0 whatever the files hold. */
async function lineFor(file: string): Promise<string> {
  const raw = await readFile(file).catch(() => null)
  if (raw === null) return JSON.stringify({ file, ...UNREADABLE_FILE })
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

for (const file of process.argv.slice(2)) process.stdout.write(`${await lineFor(file)}\n`)
