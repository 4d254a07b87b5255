import type { z } from 'zod'
import type { TimeAllowed } from '../deadlines/time-allowed.ts'
import type { DeclaredStep } from '../reading/reading.ts'
import type { protocolSchema, stageSchema } from './protocol-schema.ts'

export type Stage = z.infer<typeof stageSchema>

/** A protocol as it applies: what the source says, then what the partnership's settings add. */
export type Protocol = z.infer<typeof protocolSchema> & {
  /** For a protocol with unknown stages: the time that the partnership's settings give each, if they do. */
  timeAllowedEachStage: TimeAllowed | null
}

export type FoundStage =
  | { readonly kind: 'stage'; readonly stage: Stage }
  | { readonly kind: 'unknown-protocol'; readonly number: number }
  | { readonly kind: 'no-such-stage' }

/**
 * The stage that a declared step means. "Final" means a stage only where the protocol itself calls one so: in a
 * protocol whose stages are unknown, or that has no final step, a person must look.
 */
export const findStage = (protocol: Protocol, declared: DeclaredStep): FoundStage => {
  if (protocol.stages === null) {
    return declared === 'final' ? { kind: 'no-such-stage' } : { kind: 'unknown-protocol', number: declared }
  }
  const stage = protocol.stages.find((each) =>
    declared === 'final' ? each.aliases.includes('final') : each.number === declared,
  )
  return stage === undefined ? { kind: 'no-such-stage' } : { kind: 'stage', stage }
}
