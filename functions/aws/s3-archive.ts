import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import type { Archive } from '../domain/ports.ts'

/** The mail archive on AWS: one bucket. S3 answers a put only once the bytes are stored in three zones. */
export class S3Archive implements Archive {
  readonly #client: S3Client
  readonly #bucket: string

  constructor(client: S3Client, bucket: string) {
    this.#client = client
    this.#bucket = bucket
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    await this.#client.send(new PutObjectCommand({ Bucket: this.#bucket, Key: key, Body: bytes }))
  }

  async get(key: string): Promise<Uint8Array | null> {
    try {
      const { Body } = await this.#client.send(new GetObjectCommand({ Bucket: this.#bucket, Key: key }))
      return (await Body?.transformToByteArray()) ?? null
    } catch (error) {
      if (error instanceof NoSuchKey) return null
      throw error
    }
  }

  /** Every version and every mark of a deletion: whoever asks for an older version finds none. */
  async erase(key: string): Promise<void> {
    let more = true
    while (more) {
      const found = await this.#client.send(
        new ListObjectVersionsCommand({ Bucket: this.#bucket, Prefix: key }),
      )
      const own = [...(found.Versions ?? []), ...(found.DeleteMarkers ?? [])].filter(({ Key }) => Key === key)
      for (const { Key, VersionId } of own) {
        await this.#client.send(new DeleteObjectCommand({ Bucket: this.#bucket, Key, VersionId }))
      }
      // A page holds 1,000, and the key itself sorts before all that begin with it.
      more = own.length > 0 && found.IsTruncated === true
    }
  }

  /**
   * Takes a mail over from where SES wrote it, without its bytes passing through here.
   *
   * @returns false when there is no such object (yet: the notification can be quicker than the object)
   */
  async copy(from: string, to: string): Promise<boolean> {
    const CopySource = `${this.#bucket}/${from.split('/').map(encodeURIComponent).join('/')}`
    try {
      await this.#client.send(new CopyObjectCommand({ Bucket: this.#bucket, Key: to, CopySource }))
      return true
    } catch (error) {
      if (error instanceof Error && error.name === 'NoSuchKey') return false
      throw error
    }
  }
}
