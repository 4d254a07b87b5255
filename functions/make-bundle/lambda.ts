import { S3Client } from '@aws-sdk/client-s3'
import { z } from 'zod'
import { environments, readEnvironment } from '../aws/environment.ts'
import { log, tracer } from '../aws/powertools.ts'
import { storeBundle } from '../aws/s3-bundles.ts'
import { wire } from '../aws/wiring.ts'
import { read } from '../aws/reader.ts'
import { findOrder, makeBundle } from './handler.ts'

const environment = readEnvironment(environments['make-bundle'], process.env)
const ports = { ...wire(environment), read }
const s3 = tracer.captureAWSv3Client(new S3Client({}))

const orderSchema = z.object({ reference: z.string(), bundleId: z.string() })

/** Makes a bundle that the register ordered, once or again: the same order gives the same bundle. */
export const handler = async (event: unknown): Promise<void> => {
  const { reference, bundleId } = orderSchema.parse(event)
  const order = await findOrder(ports.store, reference, bundleId)
  if (order === null) {
    // The case may have been erased meanwhile.
    log.info('a bundle was ordered that the record does not know', { reference })
    return
  }
  await storeBundle(s3, environment.ARCHIVE_BUCKET, bundleId, makeBundle(order, ports))
}
