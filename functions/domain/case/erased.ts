import type { CaseEvent, ErasedEvent, RecordedEvent } from './events.ts'

const isErased = (event: RecordedEvent): event is ErasedEvent => 'erased' in event
const isWhole = (event: RecordedEvent): event is CaseEvent => !isErased(event)

/**
 * The record of a case that is there to be read. From the event on that says that it is erased nobody reads the case any
 * more, whether or not its payloads are gone already: empty.
 */
export const readableRecord = (record: readonly RecordedEvent[]): CaseEvent[] => {
  const events = record.filter(isWhole)
  const erased = events.length < record.length || events.at(-1)?.payload.type === 'case-erased'
  return erased ? [] : events
}

/** What a record keeps once its payloads are erased: every event's place in the chain, and the erasure itself. */
export const skeletonOf = (record: readonly RecordedEvent[]): RecordedEvent[] =>
  record.map((event) => {
    if (isErased(event) || event.payload.type === 'case-erased') return event
    const { reference, seq, at, digest, link } = event
    return { reference, seq, at, erased: true, digest, link }
  })
