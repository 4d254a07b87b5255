import { EncryptJWT, errors, jwtDecrypt } from 'jose'
import { z } from 'zod'

/** What a browser keeps for us, sealed: it can neither read nor change it, nor use one kind as the other. */
export interface Seal<T> {
  readonly seal: (content: T, now: Date) => Promise<string>
  /** Null for whatever was not sealed by us, was changed, or has run out. */
  readonly open: (sealed: string, now: Date) => Promise<T | null>
}

/**
 * @param kind what it is for; one kind is not taken for another
 * @param seconds how long it holds
 */
export const sealed = <T>(kind: string, schema: z.ZodType<T>, key: Uint8Array, seconds: number): Seal<T> => ({
  seal: async (content, now) =>
    await new EncryptJWT({ content })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setAudience(kind)
      .setIssuedAt(now)
      .setExpirationTime(new Date(now.getTime() + seconds * 1_000))
      .encrypt(key),
  open: async (text, now) => {
    try {
      const { payload } = await jwtDecrypt(text, key, {
        audience: kind,
        currentDate: now,
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
        requiredClaims: ['exp'],
      })
      return schema.parse(payload['content'])
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof z.ZodError) return null
      throw error
    }
  },
})
