/**
 * Mails a second from SMTP to a durable case with its notices queued: 2 KB each, synced to disk, over 16 connections,
 * client and server on the same processors. Run: node benchmarks/smtp.ts [mails]
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { startProgram } from './program.ts'

const CONNECTIONS = 16
const mails = Number(process.argv[2] ?? 5_000)
const folder = mkdtempSync(join(process.env['BENCH_DIR'] ?? tmpdir(), 'stepwise-bench-'))

const mail = (number: number): string =>
  [
    'From: T. Okafor <t.okafor@parkside-primary.example>',
    'To: team.manager@childrens-services.example',
    'Cc: escalations@waltham-forest.example',
    `Subject: Concern ${number}`,
    `Message-ID: <${number}.${process.pid}@parkside-primary.example>`,
    'Date: Mon, 23 Nov 2026 10:00:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Dear colleague,',
    '',
    "Further to our call, this is step one of the Safeguarding Partnership's Escalation Process.",
    '',
    ...Array.from(
      { length: 24 },
      (_, line) => `Paragraph ${line}: we are worried about the plan and ask for another meeting.`,
    ),
    '',
    'T. Okafor, 020 7946 0101',
    '',
  ].join('\r\n')

/** One SMTP client (RFC 5321) that sends its share one after the other. */
const client = async (port: number, numbers: readonly number[]): Promise<void> => {
  const socket = connect(port, '127.0.0.1')
  socket.setNoDelay(true)
  let buffered = ''
  let answered: ((line: string) => void) | null = null
  socket.on('data', (chunk) => {
    buffered += chunk.toString()
    const end = /^\d{3} .*\r\n/m.exec(buffered)
    if (end === null || answered === null) return
    const line = end[0]
    buffered = ''
    const tell = answered
    answered = null
    tell(line)
  })
  const reply = async (): Promise<string> => await new Promise((resolve) => (answered = resolve))
  const command = async (text: string): Promise<void> => {
    const answer = reply()
    socket.write(text)
    const line = await answer
    if (!/^[23]/.test(line)) throw new Error(line)
  }
  await reply()
  await command('EHLO bench.example\r\n')
  for (const number of numbers) {
    await command('MAIL FROM:<t.okafor@parkside-primary.example>\r\n')
    await command('RCPT TO:<escalations@waltham-forest.example>\r\n')
    await command('DATA\r\n')
    await command(`${mail(number)}.\r\n`)
  }
  socket.end('QUIT\r\n')
}

const balanceSchema = z.object({ received: z.number(), outcomes: z.record(z.string(), z.number()) })

const program = await startProgram(folder)
console.log(`npm start to listening: ${program.msToListening.toFixed(0)} ms`)
const shares = Array.from({ length: CONNECTIONS }, (_, share) =>
  Array.from({ length: mails }, (_, number) => number).filter((number) => number % CONNECTIONS === share),
)
const began = performance.now()
await Promise.all(
  shares.map(async (share) => {
    await client(program.smtpPort, share)
  }),
)
const accepted = performance.now() - began
for (;;) {
  const { outcomes } = balanceSchema.parse(await program.get('/api/mail?limit=1'))
  if (outcomes['opened'] === mails) break
  await new Promise((later) => setTimeout(later, 20))
}
const durable = performance.now() - began
console.log(`${mails} mails of ${Buffer.byteLength(mail(1))} bytes over ${CONNECTIONS} connections`)
console.log(`answered 250:                        ${((mails / accepted) * 1000).toFixed(0)} mails/s`)
console.log(`durable case, notices queued:        ${((mails / durable) * 1000).toFixed(0)} mails/s`)
console.log(`processor time of the program:       ${(await program.processorTime()).toFixed(1)} s`)
console.log(`of it, of its main thread:           ${(await program.mainThreadTime()).toFixed(1)} s`)
console.log(`peak memory of the program:          ${(await program.peakMemory()).toFixed(0)} MB`)
await program.stop()
rmSync(folder, { recursive: true })
