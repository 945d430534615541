-- What makes the content of version 2 out of that of version 1. Frozen, whatever schema.sql says today.
--
-- The ledger and mail; and derived tables: sections, publications, the full text index and
-- more.
CREATE TABLE ledger_leaf (
  position INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL,
  row_id   INTEGER,
  bytes    TEXT NOT NULL
) STRICT;
CREATE INDEX ledger_leaf_by_row ON ledger_leaf (kind, row_id);
CREATE TABLE ledger_key (
  id           INTEGER PRIMARY KEY,
  verifier_key TEXT NOT NULL UNIQUE,
  added        TEXT NOT NULL
) STRICT;
CREATE TABLE ledger_checkpoint (
  size     INTEGER PRIMARY KEY,
  note     TEXT NOT NULL,
  complete BLOB NOT NULL
) STRICT;
CREATE TABLE mail (
  source_id   INTEGER NOT NULL REFERENCES source,
  url         TEXT NOT NULL,
  mail_sha256 TEXT NOT NULL REFERENCES blob,
  part        TEXT NOT NULL,
  message_id  TEXT NOT NULL,
  mail_from   TEXT NOT NULL,
  mail_to     TEXT NOT NULL,
  subject     TEXT NOT NULL,
  date        TEXT NOT NULL,
  envelope    TEXT NOT NULL,
  headers     TEXT NOT NULL,
  PRIMARY KEY (source_id, url),
  UNIQUE (source_id, mail_sha256, part)
) STRICT, WITHOUT ROWID;
CREATE TABLE audit (
  run_id    INTEGER PRIMARY KEY REFERENCES run,
  engines   TEXT NOT NULL,
  keys      TEXT NOT NULL,
  policy    TEXT NOT NULL,
  checked   INTEGER NOT NULL,
  changed   INTEGER NOT NULL,
  promoted  INTEGER NOT NULL,
  regressed INTEGER NOT NULL
) STRICT;
ALTER TABLE judgement ADD COLUMN recovered_by TEXT;
CREATE INDEX judgement_by_text ON judgement (text_sha256) WHERE accepted = 1;
CREATE INDEX blob_by_first_seen ON blob (sha256, first_seen);
