import type { Document } from 'yaml'
import type { TimeAllowed } from '../deadlines/time-allowed.ts'
import { listAt, mapAt, setKey } from './edit-yaml.ts'
import type { Settings } from './partnership.ts'
import type { Stage } from './protocol.ts'
import type { Population } from './role.ts'

/** An edit of `partnership.yaml`. */
export const setOutOfHours =
  (population: Population, line: Settings['outOfHours'][Population]) =>
  (document: Document): void => {
    setKey(document, mapAt(document, ['outOfHours']), population, line)
  }

/** An edit of `partnership.yaml`. */
export const setExtraBankHolidays =
  (days: Settings['extraBankHolidays']) =>
  (document: Document): void => {
    if (days.length === 0) document.delete('extraBankHolidays')
    else
      document.set('extraBankHolidays', document.createNode(days.map(({ date, name }) => ({ date, name }))))
  }

/** An edit of a protocol's file, whose stages are numbered in order from 1. */
export const changeStage =
  (number: number, fields: { readonly timeAllowed: TimeAllowed | null } & Pick<Stage, 'onTimeout'>) =>
  (document: Document): void => {
    listAt(document, ['stages'])
    const stage = mapAt(document, ['stages', number - 1])
    if (fields.timeAllowed === null) stage.set('timeAllowed', null)
    else setKey(document, stage, 'timeAllowed', fields.timeAllowed)
    if (fields.onTimeout !== 'escalate' || stage.has('onTimeout')) {
      setKey(document, stage, 'onTimeout', fields.onTimeout)
    }
  }
