/**
 * The shape of the one table, for the adapter that uses it and the stack that makes it: string keys throughout.
 *
 * `todo` is sparse and holds keys only: what is due, pending, waiting or held. A row leaves it by losing its two keys,
 * and its value is read back from the table, consistently, so an index that lags makes nothing be done twice.
 * The other indexes are what the register asks; they hold whole rows, so that a list is one query.
 */
export const table = {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: [
    { name: 'todo', partitionKey: 'todoPk', sortKey: 'todoSk', projection: 'KEYS_ONLY' },
    /** Everything of a kind, by its own name. */
    { name: 'list', partitionKey: 'listPk', sortKey: 'listSk', projection: 'ALL' },
    /** Cases, open and closed apart, and notices, by time; mail of one outcome. */
    { name: 'latest', partitionKey: 'latestPk', sortKey: 'latestSk', projection: 'ALL' },
    /** Mail and notices of one case. */
    { name: 'of-case', partitionKey: 'casePk', sortKey: 'caseSk', projection: 'ALL' },
    /** Cases by the time of their current step, open and closed apart. */
    { name: 'due', partitionKey: 'duePk', sortKey: 'dueSk', projection: 'ALL' },
    /** Cases of one agency, on either side, by time, open and closed apart. */
    { name: 'escalated-by', partitionKey: 'byPk', sortKey: 'bySk', projection: 'ALL' },
    { name: 'escalated-to', partitionKey: 'toPk', sortKey: 'toSk', projection: 'ALL' },
    /** Cases of one practitioner, who seldom raises many, by time. */
    { name: 'raised-by', partitionKey: 'whoPk', sortKey: 'whoSk', projection: 'ALL' },
    /**
     * The same for those who see one partnership alone, so that what others have costs them nothing: cases and notices
     * by time, and mail; cases by the time of their step, and mail of one outcome or waiting for a person.
     */
    { name: 'of-partnership', partitionKey: 'ofPk', sortKey: 'ofSk', projection: 'ALL' },
    { name: 'due-of-partnership', partitionKey: 'dueOfPk', sortKey: 'dueOfSk', projection: 'ALL' },
  ],
  /** Seconds of the epoch; set only on rows whose matter is done with. */
  timeToLive: 'expires',
  /** What the outbox is driven by: the stream carries keys only, so no personal data leaves the table by it. */
  stream: 'KEYS_ONLY',
  /** A stream record is the outbox's when it is an INSERT under one of these partition keys. */
  outboxPrefixes: ['NOTICE#', 'TASK#'],
} as const

export type IndexName = (typeof table.indexes)[number]['name']
