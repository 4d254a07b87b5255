import type { Resolver } from '../../../functions/receive-mail/authentication/evaluate.ts'

class DnsError extends Error {
  override readonly name = 'DnsError'
  readonly code: string

  constructor(code: string, question: string) {
    super(`${code} ${question}`)
    this.code = code
  }
}

/** Records by question, "TYPE name"; a string instead of a list is the code of the error that the question meets. */
export type Zone = Readonly<Record<string, readonly string[] | string>>

export interface ZoneServer {
  readonly resolver: Resolver
  /** Every question that reached the server. */
  readonly asked: string[]
}

/** A name server that knows this zone and nothing else: any other name does not exist. */
export const serving = (zone: Zone): ZoneServer => {
  const asked: string[] = []
  return {
    asked,
    resolver: async (name, type) => {
      const question = `${type} ${name.toLowerCase()}`
      asked.push(question)
      const answer = zone[question] ?? 'ENOTFOUND'
      if (typeof answer === 'string') throw new DnsError(answer, question)
      if (type === 'TXT') return answer.map((text) => [text])
      if (type === 'MX') return answer.map((exchange, index) => ({ exchange, priority: index }))
      return [...answer]
    },
  }
}
