import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import { METRICS_NAMESPACE, type MetricName } from './lambdas.ts'

/** Under the name of the deployment (POWERTOOLS_SERVICE_NAME): another one in the account must not be heard for it. */
const metrics = new Metrics({ namespace: METRICS_NAMESPACE })

/** Writes metrics to the log in CloudWatch's embedded format: no call, no permission, no wait. */
export const count = (values: Readonly<Partial<Record<MetricName, number>>>): void => {
  for (const [name, value] of Object.entries(values)) metrics.addMetric(name, MetricUnit.Count, value)
  metrics.publishStoredMetrics()
}
