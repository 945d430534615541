-- The archive of inkan: one SQLite file, readable with the stock sqlite3 program.
--
-- Three parts. CONTENT cannot be had again and is only ever added to. DERIVED is computed from
-- CONTENT and can be dropped and refilled. VIEWS are the interface for people who write SQL; the
-- tables below them may change, the views are the contract of docs/manual.md.
--
-- Times are UTC, "2004-04-15T03:50:35Z"; dates are as documents give them, "2004-04-15". Lists in
-- one column (reasons, caveats) are joined by commas without blanks. Truth is 0 or 1.

PRAGMA application_id = 0x494E4B4E;  -- "INKN"
PRAGMA user_version = 1;

------------------------------------------------------------------------------------------- CONTENT

-- Bytes as they were received, whatever they turned out to be. Never changed, never removed.
CREATE TABLE blob (
  sha256     TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  bytes      BLOB NOT NULL,
  first_seen TEXT NOT NULL
) STRICT;

CREATE TABLE source (
  id      INTEGER PRIMARY KEY,
  name    TEXT NOT NULL UNIQUE,
  profile TEXT NOT NULL
) STRICT;

-- The trusted keys of each source, pinned by the SHA-256 of the key packet. A newer block of the
-- same key (a changed expiry, a revocation) is a further row; the latest row of a pin counts.
CREATE TABLE trusted_key (
  id            INTEGER PRIMARY KEY,
  source_id     INTEGER NOT NULL REFERENCES source,
  packet_sha256 TEXT NOT NULL,
  key_id        TEXT NOT NULL,
  fingerprint   TEXT NOT NULL,
  algorithm     TEXT NOT NULL,
  bits          INTEGER NOT NULL,
  version       INTEGER NOT NULL,
  created       TEXT NOT NULL,
  expires       TEXT,
  user_ids      TEXT NOT NULL,  -- joined by line ends
  block         BLOB NOT NULL,  -- all packets of the key, without armor
  added         TEXT NOT NULL,
  added_from    TEXT NOT NULL   -- the file or URL it came from
) STRICT;

CREATE TABLE run (
  id          INTEGER PRIMARY KEY,
  command     TEXT NOT NULL,
  source_id   INTEGER REFERENCES source,
  started     TEXT NOT NULL,
  ended       TEXT,              -- none: the run was killed
  requested   INTEGER NOT NULL DEFAULT 0,
  unchanged   INTEGER NOT NULL DEFAULT 0,
  fetched     INTEGER NOT NULL DEFAULT 0,
  failed      INTEGER NOT NULL DEFAULT 0,
  accepted    INTEGER NOT NULL DEFAULT 0,
  quarantined INTEGER NOT NULL DEFAULT 0,
  exit        INTEGER
) STRICT;

-- What a request brought: a row for each change and for each error, and none for an unchanged
-- answer, which moves last_checked of the row it confirms.
CREATE TABLE exchange (
  id            INTEGER PRIMARY KEY,
  source_id     INTEGER NOT NULL REFERENCES source,
  kind          TEXT NOT NULL CHECK (kind IN ('document', 'index', 'key')),
  url           TEXT NOT NULL,
  at            TEXT NOT NULL,
  status        INTEGER,           -- of HTTP; none where no answer came, or for files
  error         TEXT,              -- why nothing usable came; none when bytes came
  sha256        TEXT,              -- of the bytes; an index page's bytes are not kept
  etag          TEXT,
  last_modified TEXT,
  content_type  TEXT,
  effective_url TEXT,              -- after redirects
  bytes         INTEGER,
  last_checked  TEXT NOT NULL,
  judged        INTEGER NOT NULL DEFAULT 0  -- whether what these bytes mean for this URL is recorded
) STRICT;
CREATE INDEX exchange_by_url ON exchange (source_id, url, id);
CREATE INDEX exchange_by_blob ON exchange (sha256);

-- What an index page said beside a link when the document was last checked: with trust_index_dates, a
-- document whose line is unchanged is not asked for.
CREATE TABLE index_line (
  source_id INTEGER NOT NULL REFERENCES source,
  url       TEXT NOT NULL,
  line      TEXT NOT NULL,   -- date and size as the listing writes them
  checked   TEXT NOT NULL,
  PRIMARY KEY (source_id, url)
) STRICT, WITHOUT ROWID;

-- One row for each judgement that differs from the one before about the same message.
CREATE TABLE judgement (
  id                   INTEGER PRIMARY KEY,
  source_id            INTEGER NOT NULL REFERENCES source,
  sha256               TEXT NOT NULL REFERENCES blob,
  ordinal              INTEGER,   -- of the message in the file; none where there is none
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
  key_expires          TEXT,      -- as known when judged
  public_key_algorithm TEXT,
  digest               TEXT,
  signature_version    INTEGER,
  signed_at            TEXT,
  text_sha256          TEXT,
  policy               TEXT NOT NULL,
  recovered_by         TEXT       -- what was undone to a damaged copy; none: the bytes as they came
) STRICT;
CREATE INDEX judgement_by_blob ON judgement (sha256, source_id, ordinal, id);

-- What each engine said, also where it could not say anything.
CREATE TABLE engine_check (
  id        INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES source,
  sha256    TEXT NOT NULL REFERENCES blob,
  ordinal   INTEGER,
  at        TEXT NOT NULL,
  engine    TEXT NOT NULL,
  version   TEXT NOT NULL,
  outcome   TEXT NOT NULL,        -- of an outcome, or 'error': no verdict
  detail    TEXT NOT NULL
) STRICT;
CREATE INDEX engine_check_by_blob ON engine_check (sha256);

-- Which document a text belongs to, and the number of the revision, are decided once and kept:
-- later documents and later parsers must not renumber what has been cited.
CREATE TABLE document (
  id         INTEGER PRIMARY KEY,
  source_id  INTEGER NOT NULL REFERENCES source,
  name       TEXT NOT NULL,
  first_seen TEXT NOT NULL,
  UNIQUE (source_id, name)
) STRICT;

CREATE TABLE revision (
  id           INTEGER PRIMARY KEY,
  document_id  INTEGER NOT NULL REFERENCES document,
  revision     INTEGER NOT NULL,
  text_sha256  TEXT NOT NULL,
  judgement_id INTEGER NOT NULL REFERENCES judgement,  -- the first that accepted this text
  signed_at    TEXT NOT NULL,
  url          TEXT NOT NULL,      -- where it was first met
  first_seen   TEXT NOT NULL,
  UNIQUE (document_id, revision),
  UNIQUE (document_id, text_sha256)
) STRICT;
CREATE INDEX revision_by_text ON revision (text_sha256);

-- Something a person should look at. A row for each time it opened.
CREATE TABLE finding (
  id           INTEGER PRIMARY KEY,
  source_id    INTEGER REFERENCES source,
  kind         TEXT NOT NULL,
  subject      TEXT NOT NULL,
  hash         TEXT NOT NULL,
  detail       TEXT NOT NULL,
  first_seen   TEXT NOT NULL,
  last_seen    TEXT NOT NULL,
  closed       TEXT,
  acknowledged TEXT
) STRICT;
CREATE UNIQUE INDEX finding_open ON finding (source_id, kind, subject, hash) WHERE closed IS NULL;
CREATE INDEX finding_by_subject ON finding (subject) WHERE closed IS NULL;

------------------------------------------------------------------------------------------- DERIVED

CREATE TABLE revision_fact (
  revision_id    INTEGER PRIMARY KEY REFERENCES revision,
  parser         TEXT NOT NULL,
  parser_version INTEGER NOT NULL,
  charset        TEXT NOT NULL,
  number         TEXT,
  series         TEXT,
  title          TEXT,
  issued         TEXT,
  period_start   TEXT,
  period_end     TEXT
) STRICT;
CREATE INDEX revision_fact_by_number ON revision_fact (number);

CREATE TABLE incident_count (
  revision_id INTEGER NOT NULL REFERENCES revision,
  position    INTEGER NOT NULL,
  dimension   TEXT NOT NULL,
  key         TEXT NOT NULL,
  label       TEXT,
  count       INTEGER NOT NULL,
  footnotes   TEXT NOT NULL,
  line        INTEGER NOT NULL,
  PRIMARY KEY (revision_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE citation (
  revision_id     INTEGER NOT NULL REFERENCES revision,
  position        INTEGER NOT NULL,
  marker          TEXT NOT NULL,
  title           TEXT NOT NULL,
  url             TEXT NOT NULL,
  translation_url TEXT,
  kind            TEXT NOT NULL,
  line            INTEGER NOT NULL,
  PRIMARY KEY (revision_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE section (
  revision_id INTEGER NOT NULL REFERENCES revision,
  position    INTEGER NOT NULL,
  level       INTEGER NOT NULL,
  marker      TEXT NOT NULL,
  title       TEXT NOT NULL,
  kind        TEXT NOT NULL,
  line        INTEGER NOT NULL,
  PRIMARY KEY (revision_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE publication (
  revision_id  INTEGER NOT NULL REFERENCES revision,
  position     INTEGER NOT NULL,
  key          TEXT NOT NULL,
  published_on TEXT,
  title        TEXT NOT NULL,
  url          TEXT,
  line         INTEGER NOT NULL,
  PRIMARY KEY (revision_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE intruder_action (
  revision_id INTEGER NOT NULL REFERENCES revision,
  position    INTEGER NOT NULL,
  type        TEXT NOT NULL,
  text        TEXT NOT NULL,
  line        INTEGER NOT NULL,
  PRIMARY KEY (revision_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE revision_note (
  revision_id INTEGER NOT NULL REFERENCES revision,
  position    INTEGER NOT NULL,
  version     TEXT,
  noted_on    TEXT,
  text        TEXT NOT NULL,
  line        INTEGER NOT NULL,
  PRIMARY KEY (revision_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE malware (
  revision_id INTEGER NOT NULL REFERENCES revision,
  position    INTEGER NOT NULL,
  type        TEXT NOT NULL,
  name        TEXT NOT NULL,
  line        INTEGER NOT NULL,
  PRIMARY KEY (revision_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE field (
  revision_id INTEGER NOT NULL REFERENCES revision,
  position    INTEGER NOT NULL,
  name        TEXT NOT NULL,
  value       TEXT NOT NULL,
  line        INTEGER NOT NULL,
  PRIMARY KEY (revision_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE reference (
  revision_id INTEGER NOT NULL REFERENCES revision,
  position    INTEGER NOT NULL,
  kind        TEXT NOT NULL,
  name        TEXT NOT NULL,  -- in one form, whatever the spelling
  written     TEXT NOT NULL,
  line        INTEGER NOT NULL,
  PRIMARY KEY (revision_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX reference_by_name ON reference (name);

--------------------------------------------------------------------------------------------- VIEWS

-- The revision of each document that was signed last.
CREATE VIEW current_revision AS
SELECT id, document_id, revision FROM (
  SELECT id, document_id, revision,
         row_number() OVER (PARTITION BY document_id ORDER BY signed_at DESC, revision DESC) AS place
  FROM revision)
WHERE place = 1;

CREATE VIEW documents AS
SELECT source.name AS source, document.name AS name, fact.number AS number, fact.series AS series,
       fact.title AS title, revision.url AS url, fact.issued AS issued,
       fact.period_start AS period_start, fact.period_end AS period_end,
       (SELECT count(*) FROM revision AS r WHERE r.document_id = document.id) AS revisions,
       revision.signed_at AS signed_at, judgement.key_id AS key_id, judgement.outcome AS outcome,
       judgement.caveats || CASE WHEN judgement.key_expires <= strftime('%Y-%m-%dT%H:%M:%SZ', 'now')
         THEN CASE WHEN judgement.caveats = '' THEN '' ELSE ',' END || 'key-expired-now'
         ELSE '' END AS caveats,
       document.first_seen AS first_seen
FROM document
JOIN source ON source.id = document.source_id
JOIN current_revision ON current_revision.document_id = document.id
JOIN revision ON revision.id = current_revision.id
JOIN judgement ON judgement.id = revision.judgement_id
LEFT JOIN revision_fact AS fact ON fact.revision_id = revision.id;

CREATE VIEW revisions AS
SELECT source.name AS source, document.name AS name, fact.number AS number,
       revision.revision AS revision, revision.text_sha256 AS text_sha256,
       judgement.sha256 AS sha256, revision.first_seen AS first_seen,
       revision.signed_at AS signed_at,
       coalesce((SELECT max(noted_on) FROM revision_note AS note
                 WHERE note.revision_id = revision.id), fact.issued) AS declared_date,
       EXISTS (SELECT 1 FROM current_revision WHERE current_revision.id = revision.id) AS is_current,
       fact.series AS series, fact.title AS title, fact.issued AS issued,
       fact.period_start AS period_start, fact.period_end AS period_end,
       fact.charset AS charset, judgement.key_id AS key_id,
       judgement.fingerprint AS fingerprint, judgement.digest AS digest, revision.url AS url,
       judgement.recovered_by AS recovered_by
FROM revision
JOIN document ON document.id = revision.document_id
JOIN source ON source.id = document.source_id
JOIN judgement ON judgement.id = revision.judgement_id
LEFT JOIN revision_fact AS fact ON fact.revision_id = revision.id;

CREATE VIEW revision_notes AS
SELECT fact.number AS number, revision.revision AS revision, note.position AS position,
       note.noted_on AS noted_on, note.text AS text, note.version AS version, note.line AS line,
       document.name AS name,
       source.name AS source
FROM revision_note AS note
JOIN revision ON revision.id = note.revision_id
JOIN document ON document.id = revision.document_id
JOIN source ON source.id = document.source_id
JOIN revision_fact AS fact ON fact.revision_id = revision.id;

CREATE VIEW incident_counts AS
SELECT fact.number AS number, revision.revision AS revision, fact.period_start AS period_start,
       fact.period_end AS period_end, counted.dimension AS dimension, counted.key AS key,
       counted.label AS label, counted.count AS count, counted.footnotes AS footnotes,
       counted.line AS line, counted.position AS position, document.name AS name,
       source.name AS source
FROM incident_count AS counted
JOIN current_revision ON current_revision.id = counted.revision_id
JOIN revision ON revision.id = counted.revision_id
JOIN document ON document.id = revision.document_id
JOIN source ON source.id = document.source_id
JOIN revision_fact AS fact ON fact.revision_id = revision.id;

CREATE VIEW citations AS
SELECT fact.number AS number, revision.revision AS revision, citation.position AS position,
       citation.marker AS marker, citation.title AS title, citation.url AS url,
       citation.translation_url AS translation_url, citation.line AS line, document.name AS name,
       source.name AS source, citation.kind AS kind
FROM citation
JOIN revision ON revision.id = citation.revision_id
JOIN document ON document.id = revision.document_id
JOIN source ON source.id = document.source_id
JOIN revision_fact AS fact ON fact.revision_id = revision.id;

-- Header fields of advisories: topic, category, module, announced, corrected, affects, credits.
CREATE VIEW fields AS
SELECT fact.number AS number, revision.revision AS revision, field.position AS position,
       field.name AS field, field.value AS value, field.line AS line, document.name AS name,
       source.name AS source
FROM field
JOIN revision ON revision.id = field.revision_id
JOIN document ON document.id = revision.document_id
JOIN source ON source.id = document.source_id
JOIN revision_fact AS fact ON fact.revision_id = revision.id;

-- Heads of documents; the items of weekly reports; the events and activities of overviews.
-- The citations of an item have its marker.
CREATE VIEW sections AS
SELECT fact.number AS number, revision.revision AS revision, section.position AS position,
       section.level AS level, section.marker AS marker, section.title AS title,
       section.kind AS kind,
       section.line AS line, document.name AS name, source.name AS source
FROM section
JOIN revision ON revision.id = section.revision_id
JOIN document ON document.id = revision.document_id
JOIN source ON source.id = document.source_id
JOIN revision_fact AS fact ON fact.revision_id = revision.id;

-- The publications that an overview lists.
CREATE VIEW publications AS
SELECT fact.number AS number, revision.revision AS revision, publication.position AS position,
       publication.key AS key, publication.published_on AS published_on,
       publication.title AS title, publication.url AS url,
       publication.line AS line, document.name AS name, source.name AS source
FROM publication
JOIN revision ON revision.id = publication.revision_id
JOIN document ON document.id = revision.document_id
JOIN source ON source.id = document.source_id
JOIN revision_fact AS fact ON fact.revision_id = revision.id;

-- What intruders did, below the type of incident that it is listed under.
CREATE VIEW intruder_actions AS
SELECT fact.number AS number, revision.revision AS revision, intruder_action.position AS position,
       intruder_action.type AS type, intruder_action.text AS text,
       intruder_action.line AS line, document.name AS name, source.name AS source
FROM intruder_action
JOIN revision ON revision.id = intruder_action.revision_id
JOIN document ON document.id = revision.document_id
JOIN source ON source.id = document.source_id
JOIN revision_fact AS fact ON fact.revision_id = revision.id;

-- Numbers of other bodies' publications: kind CVE, reference CVE-2004-0114, written CAN-2004-0114.
CREATE VIEW references_found AS
SELECT fact.number AS number, revision.revision AS revision, reference.kind AS kind,
       reference.name AS reference, reference.line AS line, document.name AS name,
       source.name AS source, reference.written AS written, reference.position AS position
FROM reference
JOIN revision ON revision.id = reference.revision_id
JOIN document ON document.id = revision.document_id
JOIN source ON source.id = document.source_id
JOIN revision_fact AS fact ON fact.revision_id = revision.id;

CREATE VIEW malware_named AS
SELECT fact.number AS number, revision.revision AS revision, fact.period_start AS period_start,
       fact.period_end AS period_end, malware.type AS type, malware.name AS malware,
       malware.line AS line, document.name AS name,
       source.name AS source
FROM malware
JOIN revision ON revision.id = malware.revision_id
JOIN document ON document.id = revision.document_id
JOIN source ON source.id = document.source_id
JOIN revision_fact AS fact ON fact.revision_id = revision.id;

CREATE VIEW verdicts AS
SELECT sha256, ordinal, at, engines, outcome, accepted, reasons, key_id, digest, signed_at,
       caveats || CASE WHEN key_expires <= strftime('%Y-%m-%dT%H:%M:%SZ', 'now')
         THEN CASE WHEN caveats = '' THEN '' ELSE ',' END || 'key-expired-now'
         ELSE '' END AS caveats,
       policy, source.name AS source, fingerprint, key_packet_sha256, public_key_algorithm,
       signature_version, text_sha256, detail, recovered_by
FROM judgement JOIN source ON source.id = judgement.source_id;

CREATE VIEW engine_checks AS
SELECT sha256, ordinal, at, engine, version, outcome, detail FROM engine_check;

CREATE VIEW findings AS
SELECT finding.id AS id, kind, subject, hash, first_seen, last_seen, acknowledged, closed,
       source.name AS source, detail
FROM finding LEFT JOIN source ON source.id = finding.source_id;

-- The latest judgement about each message of each source.
CREATE VIEW latest_judgement AS
SELECT id, source_id, sha256, ordinal, outcome, accepted, reasons FROM (
  SELECT *, row_number() OVER (PARTITION BY source_id, sha256, coalesce(ordinal, 0)
                               ORDER BY id DESC) AS place
  FROM judgement)
WHERE place = 1;

-- What is kept but not accepted, a row for each place it was met at. A file of several messages is
-- shown with the outcome of its first.
CREATE VIEW quarantine AS
SELECT exchange.url AS url, exchange.sha256 AS sha256, latest.outcome AS outcome,
       latest.reasons AS reasons, min(exchange.at) AS first_seen,
       max(exchange.last_checked) AS last_checked, source.name AS source
FROM exchange
JOIN source ON source.id = exchange.source_id
JOIN latest_judgement AS latest
  ON latest.sha256 = exchange.sha256 AND latest.source_id = exchange.source_id
WHERE exchange.kind = 'document' AND latest.accepted = 0 AND coalesce(latest.ordinal, 0) = 0
GROUP BY exchange.source_id, exchange.url, exchange.sha256;

CREATE VIEW exchanges AS
SELECT source.name AS source, url, at, status, error, sha256, etag, last_modified, bytes,
       last_checked, kind, content_type, effective_url
FROM exchange JOIN source ON source.id = exchange.source_id;

CREATE VIEW runs AS
SELECT run.id AS id, command, started, ended, source.name AS source, requested, unchanged, fetched,
       failed, accepted, quarantined, exit
FROM run LEFT JOIN source ON source.id = run.source_id;
