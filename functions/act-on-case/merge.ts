import type { Act } from '../domain/case/act.ts'
import { noSuchCase, whatMergeDoes, whatUnmergeDoes } from '../domain/case/merge.ts'
import type { Change } from '../domain/record.ts'
import { changeBy, findCase, type ActOnCasePorts, type Decided, type Found } from './found.ts'

type MergeOrUnmerge = Extract<Act, { kind: 'merge' | 'unmerge' }>

/** Both cases change in one transaction, or neither. */
export const mergeChange = async (
  act: MergeOrUnmerge,
  away: Found,
  ports: ActOnCasePorts,
): Promise<Decided> => {
  const { standing } = away.state
  const reference = act.kind === 'merge' ? act.into : standing.kind === 'merged' ? standing.into : ''
  const surviving = await findCase(reference, away, ports)
  if (surviving === null) return { kind: 'refused', about: 'case', why: noSuchCase(reference, away.state) }
  const acted = act.kind === 'merge' ? whatMergeDoes(away.state, surviving.state) : whatUnmergeDoes(away)
  if (acted.kind === 'refused') return acted
  return {
    kind: 'change',
    change: joined(changeBy(away, acted.away, ports.ids), changeBy(surviving, acted.surviving, ports.ids)),
  }
}

/** Whoever hears of it from the case that was merged away need not hear it twice. */
const joined = (away: Change, surviving: Change): Change => {
  const told = new Set(away.notices.map(({ to }) => to.email))
  const notices = surviving.notices.filter(({ to }) => !told.has(to.email))
  const ids = new Set(notices.map(({ id }) => id))
  return {
    ...away,
    ...(surviving.case === null ? {} : { otherCase: surviving.case }),
    notices: [...away.notices, ...notices],
    workflow: [...away.workflow, ...surviving.workflow],
    lookups: [...away.lookups, ...surviving.lookups.filter(({ value }) => ids.has(value))],
  }
}
