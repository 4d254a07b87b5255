import { Duration } from 'aws-cdk-lib'
import { Metric, type IMetric } from 'aws-cdk-lib/aws-cloudwatch'
import { METRICS_NAMESPACE, type MetricName } from '../../functions/aws/lambdas.ts'

const FIVE_MINUTES = Duration.minutes(5)

/** A metric that the Lambdas of one deployment write (`functions/aws/lambdas.ts`). */
export const writtenBy =
  (name: string) =>
  (metricName: MetricName, statistic: 'Sum' | 'Maximum'): IMetric =>
    new Metric({
      namespace: METRICS_NAMESPACE,
      metricName,
      dimensionsMap: { service: name },
      statistic,
      period: FIVE_MINUTES,
    })
export type Written = ReturnType<typeof writtenBy>

/** A metric that an AWS service writes; CDK has no name for it. */
export const ofService = (
  namespace: string,
  metricName: string,
  statistic: 'Sum' | 'Maximum' | 'Average',
  dimensionsMap: Record<string, string> = {},
): IMetric => new Metric({ namespace, metricName, statistic, period: FIVE_MINUTES, dimensionsMap })
