import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { GetObjectCommand, HeadObjectCommand, NotFound, S3Client } from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import type { Bundles } from '../domain/ports.ts'
import { BUNDLES_PREFIX } from './lambdas.ts'
import { tracer } from './powertools.ts'

const keyOf = (bundleId: string): string => `${BUNDLES_PREFIX}${bundleId}.zip`

const LINK_SECONDS = 300

interface S3BundlesPorts {
  readonly s3: S3Client
  readonly bucket: string
  readonly lambda: LambdaClient
  /** The Lambda that makes them. */
  readonly maker: string
}

/** On AWS a Lambda's answer holds 6 MB: another Lambda makes the bundle, and the reader fetches it from S3. */
export class S3Bundles implements Bundles {
  readonly #ports: S3BundlesPorts

  constructor(ports: S3BundlesPorts) {
    this.#ports = ports
  }

  async order(reference: string, bundleId: string): Promise<void> {
    const { lambda, maker } = this.#ports
    await lambda.send(
      new InvokeCommand({
        FunctionName: maker,
        InvocationType: 'Event',
        Payload: JSON.stringify({ reference, bundleId }),
      }),
    )
  }

  async find(bundleId: string): ReturnType<Bundles['find']> {
    const { s3, bucket: Bucket } = this.#ports
    const Key = keyOf(bundleId)
    try {
      await s3.send(new HeadObjectCommand({ Bucket, Key }))
    } catch (error) {
      if (error instanceof NotFound) return { kind: 'being-made' }
      throw error
    }
    const get = new GetObjectCommand({
      Bucket,
      Key,
      ResponseContentDisposition: `attachment; filename="${bundleId}.zip"`,
      ResponseCacheControl: 'no-store',
    })
    return { kind: 'ready', link: await getSignedUrl(s3, get, { expiresIn: LINK_SECONDS }) }
  }
}

/** @param maker the Lambda that makes them */
export const tracedBundles = (bucket: string, maker: string): Bundles =>
  new S3Bundles({
    s3: tracer.captureAWSv3Client(new S3Client({})),
    bucket,
    lambda: tracer.captureAWSv3Client(new LambdaClient({})),
    maker,
  })

/** Stores a bundle part by part while it is made: it can be larger than a Lambda's memory. */
export const storeBundle = async (
  s3: S3Client,
  bucket: string,
  bundleId: string,
  zip: ReadableStream<Uint8Array>,
): Promise<void> => {
  const params = { Bucket: bucket, Key: keyOf(bundleId), Body: zip, ContentType: 'application/zip' }
  // The bucket's lifecycle takes away what an upload that failed left behind.
  await new Upload({ client: s3, params, queueSize: 2, leavePartsOnError: true }).done()
}
