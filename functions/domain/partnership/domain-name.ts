import providers from 'email-providers/all.json' with { type: 'json' }
import { z } from 'zod'

export const domainSchema = z
  .string()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, { error: 'must be a mail domain in lower case' })

const publicProviders: ReadonlySet<string> = new Set(z.array(z.string()).parse(providers))

/** Anybody can have an address there, so it says nothing of where they work. */
export const isPublicProvider = (domain: string): boolean => publicProviders.has(domain)
