-- What makes the content of version 3 out of that of version 2. Frozen, whatever schema.sql says today.
--
-- Blobs and signed texts have numbers, which other tables say in place of their hashes.
ALTER TABLE blob RENAME TO old_blob;
ALTER TABLE exchange RENAME TO old_exchange;
ALTER TABLE mail RENAME TO old_mail;
ALTER TABLE judgement RENAME TO old_judgement;
ALTER TABLE engine_check RENAME TO old_engine_check;
ALTER TABLE revision RENAME TO old_revision;
CREATE TABLE blob (
  id         INTEGER PRIMARY KEY,
  sha256     TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  first_seen TEXT NOT NULL
) STRICT;
CREATE TABLE blob_bytes (
  blob_id INTEGER PRIMARY KEY REFERENCES blob,
  bytes   BLOB NOT NULL
) STRICT;
CREATE TABLE signed_text (
  id     INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64)
) STRICT;
CREATE TABLE exchange (
  id            INTEGER PRIMARY KEY,
  source_id     INTEGER NOT NULL REFERENCES source,
  kind          TEXT NOT NULL CHECK (kind IN ('document', 'index', 'key')),
  url           TEXT NOT NULL,
  at            TEXT NOT NULL,
  status        INTEGER,
  error         TEXT,
  blob_id       INTEGER REFERENCES blob,
  sha256        TEXT,
  etag          TEXT,
  last_modified TEXT,
  content_type  TEXT,
  effective_url TEXT,
  bytes         INTEGER,
  last_checked  TEXT NOT NULL,
  judged        INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE mail (
  source_id  INTEGER NOT NULL REFERENCES source,
  url        TEXT NOT NULL,
  blob_id    INTEGER NOT NULL REFERENCES blob,
  part       TEXT NOT NULL,
  message_id TEXT NOT NULL,
  mail_from  TEXT NOT NULL,
  mail_to    TEXT NOT NULL,
  subject    TEXT NOT NULL,
  date       TEXT NOT NULL,
  envelope   TEXT NOT NULL,
  headers    TEXT NOT NULL,
  PRIMARY KEY (source_id, url),
  UNIQUE (source_id, blob_id, part)
) STRICT, WITHOUT ROWID;
CREATE TABLE judgement (
  id                   INTEGER PRIMARY KEY,
  source_id            INTEGER NOT NULL REFERENCES source,
  blob_id              INTEGER NOT NULL REFERENCES blob,
  ordinal              INTEGER,
  at                   TEXT NOT NULL,
  engines              TEXT NOT NULL,
  outcome              TEXT NOT NULL,
  accepted             INTEGER NOT NULL CHECK (accepted IN (0, 1)),
  reasons              TEXT NOT NULL,
  caveats              TEXT NOT NULL,
  detail               TEXT NOT NULL,
  key_id               TEXT,
  fingerprint          TEXT,
  key_packet_sha256    TEXT,
  key_expires          TEXT,
  public_key_algorithm TEXT,
  digest               TEXT,
  signature_version    INTEGER,
  signed_at            TEXT,
  text_id              INTEGER REFERENCES signed_text,
  policy               TEXT NOT NULL,
  recovered_by         TEXT
) STRICT;
CREATE TABLE engine_check (
  id        INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES source,
  blob_id   INTEGER NOT NULL REFERENCES blob,
  ordinal   INTEGER,
  at        TEXT NOT NULL,
  engine    TEXT NOT NULL,
  version   TEXT NOT NULL,
  outcome   TEXT NOT NULL,
  detail    TEXT NOT NULL
) STRICT;
CREATE TABLE revision (
  id           INTEGER PRIMARY KEY,
  document_id  INTEGER NOT NULL REFERENCES document,
  revision     INTEGER NOT NULL,
  text_id      INTEGER NOT NULL REFERENCES signed_text,
  judgement_id INTEGER NOT NULL REFERENCES judgement,
  signed_at    TEXT NOT NULL,
  url          TEXT NOT NULL,
  first_seen   TEXT NOT NULL,
  UNIQUE (document_id, revision),
  UNIQUE (document_id, text_id)
) STRICT;
INSERT INTO blob SELECT rowid, sha256, first_seen FROM old_blob ORDER BY rowid;
INSERT INTO blob_bytes SELECT rowid, bytes FROM old_blob ORDER BY rowid;
INSERT INTO signed_text (sha256)
  SELECT text_sha256 FROM old_judgement WHERE text_sha256 IS NOT NULL
  GROUP BY text_sha256 ORDER BY min(id);
INSERT INTO exchange
  SELECT old.id, source_id, kind, url, at, status, error, blob.id,
         CASE WHEN blob.id IS NULL THEN old.sha256 END, etag, last_modified, content_type,
         effective_url, bytes, last_checked, judged
  FROM old_exchange AS old LEFT JOIN blob ON blob.sha256 = old.sha256 ORDER BY old.id;
INSERT INTO mail
  SELECT source_id, url, blob.id, part, message_id, mail_from, mail_to, subject, date, envelope,
         headers
  FROM old_mail LEFT JOIN blob ON blob.sha256 = mail_sha256;
INSERT INTO judgement
  SELECT old.id, source_id, blob.id, ordinal, at, engines, outcome, accepted, reasons, caveats,
         detail, key_id, fingerprint, key_packet_sha256, key_expires, public_key_algorithm, digest,
         signature_version, signed_at, signed_text.id, policy, recovered_by
  FROM old_judgement AS old LEFT JOIN blob ON blob.sha256 = old.sha256
  LEFT JOIN signed_text ON signed_text.sha256 = text_sha256 ORDER BY old.id;
INSERT INTO engine_check
  SELECT old.id, source_id, blob.id, ordinal, at, engine, version, outcome, detail
  FROM old_engine_check AS old LEFT JOIN blob ON blob.sha256 = old.sha256 ORDER BY old.id;
INSERT INTO revision
  SELECT old.id, document_id, revision, signed_text.id, judgement_id, signed_at, url, first_seen
  FROM old_revision AS old LEFT JOIN signed_text ON signed_text.sha256 = text_sha256
  ORDER BY old.id;
DROP TABLE old_revision;
DROP TABLE old_engine_check;
DROP TABLE old_judgement;
DROP TABLE old_mail;
DROP TABLE old_exchange;
DROP TABLE old_blob;
CREATE INDEX exchange_by_url ON exchange (source_id, url, id);
CREATE INDEX exchange_by_blob ON exchange (blob_id);
CREATE INDEX judgement_by_text ON judgement (text_id) WHERE accepted = 1;
CREATE INDEX judgement_by_blob ON judgement (blob_id, source_id, ordinal, id);
CREATE INDEX engine_check_by_blob ON engine_check (blob_id);
CREATE INDEX revision_by_text ON revision (text_id);
CREATE INDEX revision_by_signing ON revision (document_id, signed_at, revision);
