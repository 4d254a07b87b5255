/**
 * The record of one machine. Every row keeps its whole value as JSON, checked by its zod schema when it is read;
 * the other columns are what lists and conditions ask for. Tables of such rows keep their rowid: without one a search
 * compares whole rows, and those of some kilobytes lie on pages of their own (sqlite.org/withoutrowid.html, 4).
 */
export const sqliteSchema = `
  CREATE TABLE IF NOT EXISTS events (
    reference TEXT NOT NULL, seq INTEGER NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (reference, seq)
  );

  CREATE TABLE IF NOT EXISTS cases (
    reference TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL, open INTEGER NOT NULL, pair TEXT,
    state TEXT NOT NULL, partnership TEXT NOT NULL, population TEXT NOT NULL, step INTEGER NOT NULL,
    escalating TEXT NOT NULL, receiving TEXT, risk INTEGER NOT NULL, nobody INTEGER NOT NULL, paused INTEGER NOT NULL,
    stopped INTEGER NOT NULL, alerted INTEGER NOT NULL, taken INTEGER NOT NULL, contact TEXT,
    cause TEXT, practitioner TEXT, opened TEXT NOT NULL, due TEXT, value TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS open_cases ON cases (reference) WHERE open = 1;
  CREATE INDEX IF NOT EXISTS open_pairs ON cases (pair, reference) WHERE open = 1;
  -- Those that lists are read from hold every column that a reader can narrow them by.
  CREATE INDEX IF NOT EXISTS cases_opened ON cases
    (opened, open, state, partnership, population, step, escalating, receiving, risk, nobody, paused, stopped, alerted, taken, contact, cause, practitioner, due);
  CREATE INDEX IF NOT EXISTS open_cases_due ON cases
    (due, opened, state, partnership, population, step, escalating, receiving, risk, nobody, paused, stopped, alerted, taken, contact, cause, practitioner)
    WHERE open = 1;
  CREATE INDEX IF NOT EXISTS cases_of_state ON cases (state, opened);
  CREATE INDEX IF NOT EXISTS cases_of_partnership ON cases (partnership, opened);
  CREATE INDEX IF NOT EXISTS open_cases_of_partnership_due ON cases (partnership, due) WHERE open = 1;
  CREATE INDEX IF NOT EXISTS cases_of_cause ON cases (cause, opened) WHERE cause IS NOT NULL;
  CREATE INDEX IF NOT EXISTS cases_escalated_by ON cases
    (escalating, opened, open, state, partnership, population, step, receiving, stopped, alerted, taken, contact, cause, practitioner, due);
  CREATE INDEX IF NOT EXISTS cases_escalated_to ON cases
    (receiving, opened, open, state, partnership, population, step, escalating, stopped, alerted, taken, contact, cause, practitioner, due);
  CREATE INDEX IF NOT EXISTS cases_raised_by ON cases (practitioner, opened);
  CREATE INDEX IF NOT EXISTS open_cases_at_risk ON cases (opened) WHERE open = 1 AND risk = 1;
  CREATE INDEX IF NOT EXISTS open_cases_with_nobody ON cases (opened) WHERE open = 1 AND nobody = 1;
  CREATE INDEX IF NOT EXISTS cases_alerted ON cases (opened) WHERE alerted = 1;
  CREATE INDEX IF NOT EXISTS open_cases_taken_on ON cases (opened) WHERE open = 1 AND taken = 1;
  CREATE INDEX IF NOT EXISTS open_cases_stopped ON cases (opened) WHERE open = 1 AND stopped = 1;
  CREATE INDEX IF NOT EXISTS open_cases_paused ON cases (opened) WHERE open = 1 AND paused = 1;

  CREATE TABLE IF NOT EXISTS mail (
    id TEXT NOT NULL PRIMARY KEY, outcome TEXT NOT NULL, reference TEXT, waiting INTEGER NOT NULL, value TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS mail_of_outcome ON mail (outcome, id);
  CREATE INDEX IF NOT EXISTS held_mail ON mail (id) WHERE waiting = 1;
  -- For those who see one partnership alone: what they ask costs nothing more the more the others have.
  CREATE INDEX IF NOT EXISTS mail_of_partnership ON mail (json_extract(value, '$.partnership'), id);
  CREATE INDEX IF NOT EXISTS mail_of_partnership_and_outcome ON mail (json_extract(value, '$.partnership'), outcome, id);
  CREATE INDEX IF NOT EXISTS held_mail_of_partnership ON mail (json_extract(value, '$.partnership'), id) WHERE waiting = 1;
  CREATE INDEX IF NOT EXISTS mail_of_case ON mail (reference, id) WHERE reference IS NOT NULL;
  -- What retention asks for.
  CREATE INDEX IF NOT EXISTS closed_cases_of_partnership ON cases (partnership, json_extract(value, '$.facts.endedAt'))
    WHERE open = 0 AND json_extract(value, '$.erased.finished') IS NOT 1;
  CREATE INDEX IF NOT EXISTS mail_without_case ON mail (json_extract(value, '$.partnership'), json_extract(value, '$.receivedAt'))
    WHERE reference IS NULL AND waiting = 0 AND outcome <> 'pending' AND json_extract(value, '$.erased') IS NULL;

  -- An outcome of all mail ("held"), and of the mail of one partnership ("held@waltham-forest").
  CREATE TABLE IF NOT EXISTS ledger_balance (outcome TEXT PRIMARY KEY, entries INTEGER NOT NULL) WITHOUT ROWID;

  CREATE TABLE IF NOT EXISTS notices (
    id TEXT NOT NULL PRIMARY KEY, reference TEXT, due TEXT, created TEXT NOT NULL, value TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS notices_created ON notices (created);
  CREATE INDEX IF NOT EXISTS notices_of_partnership ON notices (json_extract(value, '$.partnership'), created);
  CREATE INDEX IF NOT EXISTS due_notices ON notices (due) WHERE due IS NOT NULL;
  CREATE INDEX IF NOT EXISTS notices_of_case ON notices (reference, id) WHERE reference IS NOT NULL;

  CREATE INDEX IF NOT EXISTS failed_notices ON notices (created) WHERE json_extract(value, '$.state') = 'failed';

  -- What reports count, by the month or week that a case counts in (report/tally.ts).
  CREATE TABLE IF NOT EXISTS tallies (
    partnership TEXT NOT NULL, population TEXT NOT NULL, period TEXT NOT NULL, name TEXT NOT NULL,
    entries INTEGER NOT NULL,
    PRIMARY KEY (partnership, population, period, name)
  ) WITHOUT ROWID;

  -- Who looked at a case; a window of some minutes holds one look of one person at one kind of page.
  CREATE TABLE IF NOT EXISTS views (
    reference TEXT NOT NULL, window TEXT NOT NULL, viewer TEXT NOT NULL, page TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (reference, window, viewer, page)
  ) WITHOUT ROWID;

  CREATE TABLE IF NOT EXISTS workflow_tasks (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, value TEXT NOT NULL
  );

  CREATE TABLE IF NOT EXISTS partnership_heads (
    partnership TEXT PRIMARY KEY, revision INTEGER NOT NULL, value TEXT NOT NULL
  ) WITHOUT ROWID;
  -- The texts are written once with their version; what is decided about it changes its value alone.
  CREATE TABLE IF NOT EXISTS partnership_versions (
    partnership TEXT NOT NULL, number INTEGER NOT NULL, value TEXT NOT NULL, files TEXT NOT NULL,
    PRIMARY KEY (partnership, number)
  );

  CREATE TABLE IF NOT EXISTS lookups (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
`
