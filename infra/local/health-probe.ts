import { statfs } from 'node:fs/promises'
import { millisOf } from '../../functions/domain/instant.ts'
import type { LocalWorkflow } from '../../functions/local/workflow.ts'
import type { HealthProbe } from '../../functions/register/health/health.ts'

/** What this machine can tell of itself. */
export const healthProbe = (workflow: LocalWorkflow, dataDir: string): HealthProbe => ({
  overdueClocks: async (before) => workflow.overdue(millisOf(before)),
  disk: async () => {
    const { bavail, blocks, bsize } = await statfs(dataDir)
    return { freeBytes: bavail * bsize, ofBytes: blocks * bsize }
  },
})
