import { randomUUID } from 'node:crypto'
import { DeleteObjectCommand, ListObjectVersionsCommand, type S3Client } from '@aws-sdk/client-s3'
import { beforeEach, describe, expect, it } from 'vitest'
import { S3Archive } from '../../functions/aws/s3-archive.ts'
import { makeBucket } from './emulator/table.ts'

const KEY = 'mail/one.eml'

let client: S3Client
let bucket: string
let archive: S3Archive
beforeEach(async () => {
  bucket = `archive-${randomUUID()}`
  client = await makeBucket(bucket)
  archive = new S3Archive(client, bucket)
})

const versions = async (): Promise<(string | undefined)[]> => {
  const { Versions = [], DeleteMarkers = [] } = await client.send(
    new ListObjectVersionsCommand({ Bucket: bucket }),
  )
  return [...Versions, ...DeleteMarkers].map(({ Key }) => Key)
}

describe('a bucket that keeps versions', () => {
  it('gives the newest, and holds none of any once a mail is erased', async () => {
    await archive.put(KEY, Buffer.from('first'))
    await archive.put(KEY, Buffer.from('second'))
    await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: KEY }))
    await archive.put(KEY, Buffer.from('third'))
    await archive.put(`${KEY}.other`, Buffer.from('another mail'))
    expect(Buffer.from((await archive.get(KEY)) ?? []).toString()).toBe('third')
    expect(await versions()).toHaveLength(5)
    await archive.erase(KEY)
    expect(await archive.get(KEY)).toBeNull()
    expect(await versions()).toEqual([`${KEY}.other`])
  })

  it('holds none of more versions than S3 lists at once', async () => {
    // S3 lists a thousand; ten here, as a thousand take a busy machine minutes to put.
    client.middlewareStack.add(
      (next) => async (args) => {
        const listed = args.input instanceof Object && 'Prefix' in args.input
        if (listed) Object.assign(args.input, { MaxKeys: 10 })
        return await next(args)
      },
      { step: 'initialize' },
    )
    for (let put = 0; put < 21; put += 1) await archive.put(KEY, Buffer.from(`version ${put}`))
    await archive.erase(KEY)
    expect(await versions()).toEqual([])
  })
})
