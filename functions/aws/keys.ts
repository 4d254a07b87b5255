import { createHash } from 'node:crypto'
import { z } from 'zod'

/** The primary key of a row in the one table. */
export const keySchema = z.object({ pk: z.string(), sk: z.string() })
export type Key = Readonly<z.infer<typeof keySchema>>

/** Eight digits: a case's events sort as text. */
const padded = (seq: number): string => String(seq).padStart(8, '0')

export const EVENTS = 'EVENT#'
export const VIEWS = 'VIEW#'

export const keyOf = {
  event: (reference: string, seq: number): Key => ({ pk: casePk(reference), sk: `${EVENTS}${padded(seq)}` }),
  view: (reference: string, window: string, viewer: string, page: string): Key => ({
    pk: casePk(reference),
    sk: `${VIEWS}${window}#${page}#${short(viewer)}`,
  }),
  head: (reference: string): Key => ({ pk: casePk(reference), sk: 'HEAD' }),
  mail: (id: string): Key => ({ pk: `MAIL#${id}`, sk: 'MAIL' }),
  notice: (id: string): Key => ({ pk: `NOTICE#${id}`, sk: 'NOTICE' }),
  task: (id: string): Key => ({ pk: `TASK#${id}`, sk: 'TASK' }),
  lookup: (key: string): Key => ({ pk: `LOOKUP#${short(key)}`, sk: 'LOOKUP' }),
  /** How many open cases join a pair of agencies: what a commit that must be the only one is conditional on. */
  openCount: (pair: string): Key => ({ pk: `PAIR#${short(pair)}`, sk: 'COUNT' }),
  openOfPair: (pair: string, reference: string): Key => ({
    pk: `PAIR#${short(pair)}`,
    sk: `${OPEN_OF_PAIR}${reference}`,
  }),
  balance: (mailId: string): Key => ({ pk: BALANCE, sk: shardOf(mailId) }),
  /** A month of many cases has several rows, for the same reason as the balance. */
  tally: (of: { partnership: string; population: string; period: string }, reference: string): Key => ({
    pk: tallyPk(of),
    sk: `${of.period}#${shardOf(reference, TALLY_SHARDS)}`,
  }),
  receipt: (sesId: string): Key => ({ pk: `RECEIPT#${short(sesId)}`, sk: 'RECEIPT' }),
  fanOut: (id: string): Key => ({ pk: `FAN-OUT#${id}`, sk: 'FAN-OUT' }),
  walk: { pk: 'WATCHDOG', sk: 'WALK' },
  recount: { pk: 'WATCHDOG', sk: 'RECOUNT' },
  partnershipHead: (id: string): Key => ({ pk: `PARTNERSHIP#${id}`, sk: 'HEAD' }),
  partnershipVersion: (id: string, number: number): Key => ({
    pk: `PARTNERSHIP#${id}`,
    sk: `VERSION#${padded(number)}`,
  }),
  partnershipFiles: (id: string, number: number): Key => ({
    pk: `PARTNERSHIP#${id}`,
    sk: `FILES#${padded(number)}`,
  }),
} as const

export const OPEN_OF_PAIR = 'CASE#'
export const BALANCE = 'BALANCE'

export const tallyPk = ({ partnership, population }: { partnership: string; population: string }): string =>
  `TALLY#${partnership}#${population}`

export const casePk = (reference: string): string => `CASE#${reference}`

/** A partition key holds 2,048 bytes; a Message-ID that somebody made up can be longer. */
const short = (key: string): string =>
  Buffer.byteLength(key) <= 1_024 ? key : `sha256:${createHash('sha256').update(key).digest('hex')}`

/**
 * The ledger's balance is kept in 64 rows: transactions on one row do not queue but cancel each other, so that one
 * row would take some tens of mails a second and then mostly conflicts.
 */
const SHARDS = 64
const TALLY_SHARDS = 8
const shardOf = (id: string, shards = SHARDS): string =>
  String(createHash('sha256').update(id).digest().readUInt8(0) % shards).padStart(2, '0')
