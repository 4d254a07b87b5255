import { Logger } from '@aws-lambda-powertools/logger'
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import { Tracer } from '@aws-lambda-powertools/tracer'
import { METRICS_NAMESPACE, type MetricName } from './lambdas.ts'

/** Every call that is worth tracing goes by an AWS client, which is captured by itself. */
export const tracer = new Tracer({ serviceName: 'stepwise', captureHTTPsRequests: false })
const logger = new Logger({ serviceName: 'stepwise' })
const metrics = new Metrics({ namespace: METRICS_NAMESPACE, serviceName: 'stepwise' })

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

/** Writes metrics to the log in CloudWatch's embedded format: no call, no permission, no wait. */
export const count = (values: Readonly<Partial<Record<MetricName, number>>>): void => {
  for (const [name, value] of Object.entries(values)) metrics.addMetric(name, MetricUnit.Count, value)
  metrics.publishStoredMetrics()
}
