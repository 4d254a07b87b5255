import { Logger } from '@aws-lambda-powertools/logger'
import { Tracer } from '@aws-lambda-powertools/tracer'

/** Every call that is worth tracing goes by an AWS client, which is captured by itself. */
export const tracer = new Tracer({ captureHTTPsRequests: false })
const logger = new Logger()

/** What a line of the log may say beside its words: where to look, never whom it is about. */
export interface LogFacts {
  readonly reference?: string
  readonly mailId?: string
  readonly noticeId?: string
  readonly sesId?: string
  readonly task?: string
  readonly next?: string
  readonly outcome?: string
  readonly count?: number
}

/** A log names the kind of a fault and nothing of what it was about: messages can carry personal data. */
const kindOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown')

export const log = {
  info: (words: string, facts: LogFacts = {}): void => {
    logger.info(words, { ...facts })
  },
  fault: (words: string, error: unknown, facts: LogFacts = {}): void => {
    logger.error(words, { ...facts, fault: kindOf(error) })
  },
}
