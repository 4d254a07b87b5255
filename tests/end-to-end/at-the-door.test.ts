import { request } from 'node:http'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectBalance } from './balance.ts'
import { CHILDREN, stepOne, TEACHER } from './people.ts'
import { open, postRaw } from './post.ts'
import { Program } from './program.ts'

describe('what the program lets in', () => {
  let program: Program

  beforeAll(async () => {
    program = await Program.start()
  })
  afterAll(async () => {
    await program.remove()
  })

  /** What an SMTP client is answered: 250, or the code of the refusal. */
  const answerTo = async (to: string, raw = 'Subject: x\r\n\r\nx\r\n'): Promise<number> => {
    const transport = createTransport({
      host: '127.0.0.1',
      port: program.smtpPort,
      secure: false,
      ignoreTLS: true,
    })
    try {
      await transport.sendMail({ raw, envelope: { from: TEACHER, to } })
      return 250
    } catch (error) {
      return z.object({ responseCode: z.number() }).parse(error).responseCode
    }
  }

  it.each([
    'someone@waltham-forest.example',
    'escalations@elsewhere.example',
    'postmaster@blackpool.example',
    'escalations.adults@blackpool.example',
  ])('mail for %s, who is not here, is refused with 550', async (to) => {
    expect(await answerTo(to)).toBe(550)
  })

  it('an escalation address is known in any case of letters, and with anything after a plus', async () => {
    expect(await answerTo('Escalations@Waltham-Forest.EXAMPLE')).toBe(250)
    expect(await answerTo('escalations+anything@waltham-forest.example')).toBe(250)
  })

  it('a mail that says it is larger than 40 MB is refused before it is sent', async () => {
    // nodemailer would not even try, so this speaks SMTP itself (RFC 1870, 6.1).
    const said: string[] = []
    const socket = connect(program.smtpPort, '127.0.0.1')
    const lines = ['EHLO school.example', `MAIL FROM:<${TEACHER}> SIZE=${41 * 1024 * 1024}`, 'QUIT']
    for await (const line of createInterface(socket)) {
      said.push(line)
      if (!/^\d{3} /.test(line)) continue
      const next = lines.shift()
      if (next !== undefined) socket.write(`${next}\r\n`)
    }
    expect(said.some((line) => line.startsWith('552 '))).toBe(true)
  })

  it('a mail that turns out larger than 40 MB is refused with 552, and nothing of it stays', async () => {
    const { received } = await program.register.ledger()
    const line = `${'x'.repeat(998)}\r\n`
    expect(await answerTo(CHILDREN, `Subject: large\r\n\r\n${line.repeat(42_500)}`)).toBe(552)
    expect((await program.register.ledger()).received).toBe(received)
  })

  it('a mail of 30 MB is taken', async () => {
    const { received } = await program.register.ledger()
    const line = `${'A'.repeat(76)}\r\n`
    const attached = [
      `From: ${TEACHER}`,
      `To: ${CHILDREN}`,
      'Subject: Step one',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'This is step one of the Escalation Process, with Children’s Social Care.',
      '--b',
      'Content-Type: application/pdf; name="chronology.pdf"',
      'Content-Transfer-Encoding: base64',
      '',
      `${line.repeat(400_000)}--b--`,
      '',
    ].join('\r\n')
    await postRaw(program, attached, TEACHER, CHILDREN)
    expect((await program.register.ledger()).received).toBe(received + 1)
  })

  it.each([
    '',
    'From: a@b.example',
    '\u0000\u0001\r\n\r\n\u00ff',
    'Content-Type: multipart/mixed; boundary=x\r\n\r\n--y',
  ])('a message that is hardly one (%j) gets an outcome all the same', async (raw) => {
    const { received } = await program.register.ledger()
    await postRaw(program, `${raw}\r\n`, '', CHILDREN)
    const { received: after, outcomes } = await program.register.ledger()
    expect(after).toBe(received + 1)
    expect(outcomes['pending']).toBe(0)
  })

  it('a page of another site cannot read the register: a foreign Host or Origin gets 403', async () => {
    for (const path of ['/', '/api/cases', '/api/mail', '/api/outbox', '/simulation']) {
      expect(await statusOf(path, { host: 'attacker.example' }), path).toBe(403)
      expect(await statusOf(path, { origin: 'http://attacker.example' }), path).toBe(403)
      expect(await statusOf(path, { origin: 'null' }), path).toBe(403)
    }
    expect(await statusOf('/api/cases', {})).toBe(200)
    expect(await statusOf('/api/cases', { host: `localhost:${program.httpPort}` })).toBe(200)
  })

  it('a page of another site cannot move the clock', async () => {
    const before = await program.register.now()
    const answer = await program.register.post(
      '/simulation/advance',
      { to: '2027-06-01T00:00:00.000Z' },
      { origin: 'http://attacker.example' },
    )
    expect(answer.status).toBe(403)
    expect(await program.register.now()).toBe(before)
  })

  it('the clock refuses a time that is past, and what is no time', async () => {
    for (const to of ['2027-01-04T09:59:59.999Z', 'yesterday', '', '2027-13-01T00:00:00Z', null]) {
      expect((await program.register.post('/simulation/advance', { to })).status, String(to)).toBe(400)
    }
    const broken = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' }
    expect((await fetch(`${program.register.address}/simulation/advance`, broken)).status).toBe(400)
  })

  it('the clock takes a time with an offset, and says how many moments it stopped at', async () => {
    await open(program, stepOne, CHILDREN)
    expect(await program.advance('2027-01-11T18:00:00+01:00')).toMatchObject({
      now: '2027-01-11T17:00:00.000Z',
    })
    const { now, ran } = await program.advance('next')
    expect(ran).toBeGreaterThan(0)
    expect(now > '2027-01-11T17:00:00.000Z').toBe(true)
  })

  it('a page of a list that cannot be is refused, and an unknown case is not found', async () => {
    for (const query of ['limit=0', 'limit=1001', 'limit=ten', 'limit=-1']) {
      expect((await program.register.get(`/api/cases?${query}`)).status, query).toBe(400)
    }
    expect((await program.register.get('/api/cases/WF-000000')).status).toBe(404)
  })

  it('lists come in pages that miss nothing and show nothing twice', async () => {
    const all = (await program.register.mail()).map(({ id }) => id)
    const paged: string[] = []
    let after = ''
    do {
      const page = pageSchema.parse(await (await program.register.get(`/api/mail?limit=2${after}`)).json())
      paged.push(...page.mail.map(({ id }) => id))
      after = page.next === null ? '' : `&after=${encodeURIComponent(page.next)}`
    } while (after !== '')
    expect(paged.toSorted()).toEqual(all.toSorted())
    expect(new Set(paged).size).toBe(paged.length)
  })

  it('leaves a ledger that balances', async () => {
    await expectBalance(program)
  })

  const pageSchema = z.object({ mail: z.array(z.object({ id: z.string() })), next: z.string().nullable() })

  /** fetch() sets Host itself, so this asks by hand. */
  const statusOf = async (path: string, headers: Record<string, string>): Promise<number> =>
    await new Promise((answered, failed) => {
      request({ host: '127.0.0.1', port: program.httpPort, path, headers }, (response) => {
        response.resume()
        answered(response.statusCode ?? 0)
      })
        .on('error', failed)
        .end()
    })
})

describe('a program on the real clock', () => {
  it('has no simulation to ask', async () => {
    const program = await Program.start({ at: null })
    try {
      expect((await program.register.get('/simulation')).status).toBe(404)
      expect((await program.register.post('/simulation/advance', { to: 'next' })).status).toBe(404)
      expect((await program.register.get('/api/cases')).status).toBe(200)
    } finally {
      await program.remove()
    }
  })
})
