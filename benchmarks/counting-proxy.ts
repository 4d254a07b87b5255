import { createServer, type IncomingMessage } from 'node:http'
import { z } from 'zod'

const capacitySchema = z.object({ CapacityUnits: z.number() })
const answerSchema = z.looseObject({
  ConsumedCapacity: z
    .union([capacitySchema.transform((one) => [one]), z.array(capacitySchema)])
    .default([])
    .catch([]),
})

/** What went through: calls by service and action, and the units of DynamoDB. */
export interface Counted {
  readonly calls: Map<string, number>
  writeUnits: number
  readUnits: number
}

/**
 * Stands between Lambdas and the emulator, and counts what they ask of it. DynamoDB is asked to say what each request
 * consumed; nothing else is changed.
 *
 * @returns its address, and what was counted so far
 */
export const countingProxy = async (
  endpoint: string,
): Promise<{ url: string; counted: Counted; close: () => void }> => {
  const counted: Counted = { calls: new Map(), writeUnits: 0, readUnits: 0 }
  const count = (what: string): void => {
    counted.calls.set(what, (counted.calls.get(what) ?? 0) + 1)
  }
  const forward = async (
    request: IncomingMessage,
  ): Promise<{ status: number; headers: Headers; body: Buffer }> => {
    const given = await bodyOf(request)
    const [, service = 'unknown'] =
      /\/([a-z0-9-]+)\/aws4_request/.exec(request.headers.authorization ?? '') ?? []
    const [, action = request.method ?? ''] =
      /\.(\w+)$/.exec(String(request.headers['x-amz-target'] ?? '')) ?? []
    count(`${service} ${service === 's3' || service === 'dynamodb' ? action : 'call'}`)
    const isTable = service === 'dynamodb'
    const body = isTable ? askForCapacity(given) : given
    const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' && !HOP_BY_HOP.has(name) ? [[name, value]] : [],
    )
    const answer = await fetch(`${endpoint}${request.url ?? '/'}`, {
      method: request.method ?? 'GET',
      headers,
      ...(body.length === 0 ? {} : { body: new Uint8Array(body) }),
    })
    const answered = Buffer.from(await answer.arrayBuffer())
    if (isTable) {
      const units = answerSchema
        .parse(JSON.parse(answered.toString()))
        .ConsumedCapacity.reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0)
      if (/^(Put|Update|Delete|TransactWrite|BatchWrite)/.test(action)) counted.writeUnits += units
      else counted.readUnits += units
    }
    return { status: answer.status, headers: answer.headers, body: answered }
  }
  const server = createServer((request, response) => {
    forward(request)
      .then(({ status, headers, body }) => {
        const kept = [...headers].filter(([name]) => !HOP_BY_HOP.has(name))
        response.writeHead(status, Object.fromEntries(kept)).end(body)
      })
      .catch((error: unknown) => response.writeHead(502).end(String(error)))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    counted,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

const HOP_BY_HOP = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'content-encoding',
  'expect',
])

const askForCapacity = (body: Buffer): Buffer =>
  Buffer.from(
    JSON.stringify({
      ...z.record(z.string(), z.unknown()).parse(JSON.parse(body.toString())),
      ReturnConsumedCapacity: 'TOTAL',
    }),
  )

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(z.instanceof(Buffer).parse(part))
  return Buffer.concat(parts)
}
