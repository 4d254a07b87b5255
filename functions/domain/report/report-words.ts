import type { Partnership } from '../partnership/partnership.ts'
import type { CaseSummary } from '../record.ts'

/** In the order of a report: the settled first. */
export const stateWords: Readonly<Record<CaseSummary['state'], string>> = {
  resolved: 'Resolved, confirmed by both agencies',
  withdrawn: 'Withdrawn',
  closed: 'Closed by a person without a confirmed outcome',
  'awaiting-confirmation': 'Awaiting confirmation',
  open: 'Open',
  exhausted: 'Unresolved after the last stage',
  /** In lists only: it is counted as that other. */
  merged: 'Merged into another case',
}

/** As the protocol writes it; both protocols of a partnership are asked, as most have one for both. */
export const stageLabel = ({ protocols }: Partnership, step: string): string => {
  const all = [protocols.children, protocols.adults].filter((protocol) => protocol !== null)
  for (const { stages } of all) {
    const stage = stages?.find(({ number }) => number === Number(step))
    if (stage !== undefined) return `${stage.label}: ${stage.name}`
  }
  const noun = all[0]?.noun ?? 'step'
  return `${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${step}`
}
