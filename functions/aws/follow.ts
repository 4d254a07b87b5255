import { seedPartnerships, type SeedPorts } from '../change-partnership/seed.ts'
import type { Partnerships } from '../domain/partnership/partnerships.ts'
import type { PartnershipFolder } from '../partnership-files.ts'

/** What a Lambda knows of the partnerships is no older than this: a person who has put something in force can wait as long. */
const AT_MOST_MS = 10_000

/**
 * Gives what a Lambda calls at its edge: the bundled folders are taken up once, and what is in force is read again when
 * what is known of it has aged, by one batch of keys however many cases there are.
 */
export const follower = (
  folders: readonly PartnershipFolder[],
  { partnerships, ...ports }: SeedPorts & { readonly partnerships: Partnerships },
): (() => Promise<void>) => {
  let seeded = false
  let followedAt = 0
  return async () => {
    if (Date.now() - followedAt < AT_MOST_MS) return
    if (!seeded) await seedPartnerships(folders, ports)
    seeded = true
    await partnerships.follow()
    followedAt = Date.now()
  }
}
