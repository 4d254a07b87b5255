/**
 * The record of one machine. Every row keeps its whole value as JSON, checked by its zod schema when it is read;
 * the other columns are what lists and conditions ask for.
 */
export const sqliteSchema = `
  CREATE TABLE IF NOT EXISTS events (
    reference TEXT NOT NULL, seq INTEGER NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (reference, seq)
  ) WITHOUT ROWID;

  CREATE TABLE IF NOT EXISTS cases (
    reference TEXT PRIMARY KEY, version INTEGER NOT NULL, open INTEGER NOT NULL, pair TEXT, value TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS open_cases ON cases (reference) WHERE open = 1;
  CREATE INDEX IF NOT EXISTS open_pairs ON cases (pair) WHERE open = 1;

  CREATE TABLE IF NOT EXISTS mail (
    id TEXT PRIMARY KEY, outcome TEXT NOT NULL, reference TEXT, value TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS unsettled_mail ON mail (outcome, id) WHERE outcome IN ('pending', 'held');
  CREATE INDEX IF NOT EXISTS mail_of_case ON mail (reference, id) WHERE reference IS NOT NULL;

  CREATE TABLE IF NOT EXISTS ledger_balance (outcome TEXT PRIMARY KEY, entries INTEGER NOT NULL) WITHOUT ROWID;

  CREATE TABLE IF NOT EXISTS notices (
    id TEXT PRIMARY KEY, reference TEXT, due TEXT, value TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS due_notices ON notices (due) WHERE due IS NOT NULL;
  CREATE INDEX IF NOT EXISTS notices_of_case ON notices (reference, id) WHERE reference IS NOT NULL;

  CREATE TABLE IF NOT EXISTS workflow_tasks (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, value TEXT NOT NULL
  );

  CREATE TABLE IF NOT EXISTS lookups (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
`
