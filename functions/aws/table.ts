/**
 * The shape of the one table, for the adapter that uses it and the stack that makes it.
 *
 * Both indexes hold keys only: a row's value is read back from the table, consistently, so an index that lags can
 * neither show an old state nor make anything be done twice; and a row whose keys in an index stay the same costs
 * nothing there when its value changes.
 */
export const table = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Sparse: what is due, pending, held or open. A row leaves it by losing these attributes. */
  todoIndex: { name: 'todo', partitionKey: 'todoPk', sortKey: 'todoSk' },
  /** Everything of a kind, and everything of a case, in the order that lists show. */
  listIndex: { name: 'list', partitionKey: 'listPk', sortKey: 'listSk' },
  ofCaseIndex: { name: 'of-case', partitionKey: 'casePk', sortKey: 'caseSk' },
  /** Seconds of the epoch; set only on rows whose matter is done with. */
  timeToLive: 'expires',
  /** What the outbox is driven by: the stream carries keys only, so no personal data leaves the table by it. */
  stream: 'KEYS_ONLY',
  /** A stream record is the outbox's when it is an INSERT under one of these partition keys. */
  outboxPrefixes: ['NOTICE#', 'TASK#'],
} as const
