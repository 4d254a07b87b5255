import { englandAndWales } from '../../../functions/domain/deadlines/calendar.ts'
import type { TimeAllowed, WorkingDay } from '../../../functions/domain/deadlines/time-allowed.ts'

export const workingDay: WorkingDay = { start: '09:00', end: '17:00', timeZone: 'Europe/London' }
export const hours = { calendar: englandAndWales, workingDay }
export const workingDays = (count: number): TimeAllowed => ({ unit: 'working-days', count })
