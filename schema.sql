-- The archive of inkan: one SQLite file, readable with the stock sqlite3 program.
--
-- Three parts, each begun by a line that ends in its name. CONTENT cannot be had again and is only
-- ever added to. DERIVED is computed from CONTENT and can be dropped and refilled: `inkan rebuild`.
-- VIEWS are the interface for people who write SQL; the tables below them may change, the views are
-- the contract of docs/manual.md.
--
-- Times are UTC, "2004-04-15T03:50:35Z"; dates are as documents give them, "2004-04-15". Lists in
-- one column (reasons, caveats) are joined by commas without blanks. Truth is 0 or 1.

PRAGMA application_id = 0x494E4B4E;  -- "INKN"
PRAGMA user_version = 4;

------------------------------------------------------------------------------------------- CONTENT

-- Bytes as they were received, whatever they turned out to be. Never changed, never removed. Other
-- tables say `blob_id`, not the hash: hashes come in no order, and each index by them would have to
-- read and write another page for every document. The view `blobs` has all of it.
CREATE TABLE blob (
  id         INTEGER PRIMARY KEY,
  sha256     TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  first_seen TEXT NOT NULL
) STRICT;

-- The bytes of a blob, apart so that who asks for hashes and times reads no bytes.
CREATE TABLE blob_bytes (
  blob_id INTEGER PRIMARY KEY REFERENCES blob,
  bytes   BLOB NOT NULL
) STRICT;

-- Signed texts, by the SHA-256 of the canonical text with LF line ends. The text itself is in the
-- bytes of the blob that a judgement is about.
CREATE TABLE signed_text (
  id     INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64)
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

-- What a run of `audit` about one source was made with, and what it found.
CREATE TABLE audit (
  run_id    INTEGER PRIMARY KEY REFERENCES run,
  engines   TEXT NOT NULL,      -- those that answered, with their versions; joined by "; "
  keys      TEXT NOT NULL,      -- SHA-256 of the packets of the trusted keys
  policy    TEXT NOT NULL,
  checked   INTEGER NOT NULL,   -- messages
  changed   INTEGER NOT NULL,   -- judgements that were added
  promoted  INTEGER NOT NULL,
  regressed INTEGER NOT NULL
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
  blob_id       INTEGER REFERENCES blob,  -- the bytes that came
  sha256        TEXT,              -- of bytes that are not kept, as an index page's
  etag          TEXT,
  last_modified TEXT,
  content_type  TEXT,
  effective_url TEXT,              -- after redirects
  bytes         INTEGER,
  last_checked  TEXT NOT NULL,
  judged        INTEGER NOT NULL DEFAULT 0  -- whether what these bytes mean for this URL is recorded
) STRICT;
CREATE INDEX exchange_by_url ON exchange (source_id, url, id);
CREATE INDEX exchange_by_blob ON exchange (blob_id);

-- The mail that a part came in: a row for each part whose bytes an exchange of this URL holds. The
-- mail as it came is a blob too.
CREATE TABLE mail (
  source_id  INTEGER NOT NULL REFERENCES source,
  url        TEXT NOT NULL,
  blob_id    INTEGER NOT NULL REFERENCES blob,  -- the mail
  part       TEXT NOT NULL,   -- "1", "2.1"; "body": all behind the header
  message_id TEXT NOT NULL,
  mail_from  TEXT NOT NULL,
  mail_to    TEXT NOT NULL,
  subject    TEXT NOT NULL,
  date       TEXT NOT NULL,   -- as written
  envelope   TEXT NOT NULL,   -- the line that an mbox puts before a mail
  headers    TEXT NOT NULL,   -- as they stand in the mail
  PRIMARY KEY (source_id, url),
  UNIQUE (source_id, blob_id, part)
) STRICT, WITHOUT ROWID;

-- What an index page said beside a link when the document was last checked: with trust_index_dates, a
-- document whose line is unchanged is not asked for. And of a page whose links are all in here, "page"
-- with a hash of it and the oldest of their times: while it comes as it was, no line of it is read.
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
  blob_id              INTEGER NOT NULL REFERENCES blob,
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
  text_id              INTEGER REFERENCES signed_text,  -- none unless good
  policy               TEXT NOT NULL,
  recovered_by         TEXT       -- what was undone to a damaged copy; none: the bytes as they came
) STRICT;
CREATE INDEX judgement_by_text ON judgement (text_id) WHERE accepted = 1;
CREATE INDEX judgement_by_blob ON judgement (blob_id, source_id, ordinal, id);

-- What each engine said, also where it could not say anything.
CREATE TABLE engine_check (
  id        INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES source,
  blob_id   INTEGER NOT NULL REFERENCES blob,
  ordinal   INTEGER,
  at        TEXT NOT NULL,
  engine    TEXT NOT NULL,
  version   TEXT NOT NULL,
  outcome   TEXT NOT NULL,        -- of an outcome, or 'error': no verdict
  detail    TEXT NOT NULL
) STRICT;
CREATE INDEX engine_check_by_blob ON engine_check (blob_id);

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
  text_id      INTEGER NOT NULL REFERENCES signed_text,
  judgement_id INTEGER NOT NULL REFERENCES judgement,  -- the first that accepted this text
  signed_at    TEXT NOT NULL,
  url          TEXT NOT NULL,      -- where it was first met
  first_seen   TEXT NOT NULL,
  UNIQUE (document_id, revision),
  UNIQUE (document_id, text_id)
) STRICT;
CREATE INDEX revision_by_text ON revision (text_id);
CREATE INDEX revision_by_signing ON revision (document_id, signed_at, revision);

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

-- The ledger: leaves of a Merkle tree as they were hashed, and what was signed of it. Never changed.
CREATE TABLE ledger_leaf (
  position INTEGER PRIMARY KEY,  -- from 0
  kind     TEXT NOT NULL,        -- key, judgement, revision: of the row `row_id`; state: of all
  row_id   INTEGER,
  bytes    TEXT NOT NULL
) STRICT;
CREATE INDEX ledger_leaf_by_row ON ledger_leaf (kind, row_id);

-- The public keys that signed checkpoints, as C2SP writes them; the last one is in use.
CREATE TABLE ledger_key (
  id           INTEGER PRIMARY KEY,
  verifier_key TEXT NOT NULL UNIQUE,
  added        TEXT NOT NULL
) STRICT;

CREATE TABLE ledger_checkpoint (
  size     INTEGER PRIMARY KEY,  -- leaves
  note     TEXT NOT NULL,        -- as signed
  complete BLOB NOT NULL         -- roots of the complete subtrees, to append to without the leaves
) STRICT;

------------------------------------------------------------------------------------------- DERIVED

-- The revisions whose text is accepted now: by the latest judgement about some file, of those of
-- its source, that holds the text; the earliest of these judgements. What was accepted and is not
-- any more stays a revision, and is in no view.
CREATE TABLE standing (
  revision_id  INTEGER PRIMARY KEY REFERENCES revision,
  judgement_id INTEGER NOT NULL REFERENCES judgement
) STRICT;

CREATE TABLE revision_fact (
  revision_id    INTEGER PRIMARY KEY REFERENCES revision,
  parser         TEXT NOT NULL,
  parser_version INTEGER NOT NULL,
  profile        TEXT NOT NULL,  -- of the source, when it was parsed
  charset        TEXT NOT NULL,
  number         TEXT,
  series         TEXT,
  title          TEXT,
  issued         TEXT,
  period_start   TEXT,
  period_end     TEXT,
  day            TEXT NOT NULL,  -- of issue, else of the signature: what is newest goes by it
  is_overview    INTEGER NOT NULL  -- whether it has counts, or is of those that have them
) STRICT;
CREATE INDEX revision_fact_by_number ON revision_fact (number);
CREATE INDEX revision_fact_by_day ON revision_fact (day);
CREATE INDEX revision_fact_by_series ON revision_fact (series, day);
CREATE INDEX revision_fact_of_overview ON revision_fact (revision_id) WHERE is_overview = 1;

CREATE TABLE incident_count (
  revision_id INTEGER NOT NULL REFERENCES revision,
  position    INTEGER NOT NULL,
  dimension   TEXT NOT NULL,
  key         TEXT NOT NULL,
  label       TEXT,
  count       INTEGER NOT NULL,
  footnotes   TEXT NOT NULL,
  line        INTEGER NOT NULL,
  gloss       TEXT,              -- of dimension and key, in English; none for a document's own word
  PRIMARY KEY (revision_id, dimension, position)  -- who counts asks for one dimension
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

-- The words of title and text; rowid is the revision's id. Contentless: the texts are in the blobs.
-- Text goes in cut into words and pairs of characters (parse/bigrams.h), so that the tokenizer,
-- which every sqlite3 has, does for Japanese too; what is looked for is cut in the same way.
CREATE VIRTUAL TABLE text_index USING fts5 (title, body, content = '', tokenize = 'unicode61');
-- Segments of the index are merged sixty-four at a time, not four: each word is written again less
-- often, and a search asks some ten segments more.
INSERT INTO text_index (text_index, rank) VALUES ('automerge', 64), ('crisismerge', 64);

--------------------------------------------------------------------------------------------- VIEWS

-- Joins of a table by its id that a view makes for one column are LEFT JOINs: who does not ask for
-- the column does without the join.

-- Bytes as they were received.
CREATE VIEW blobs AS
SELECT sha256, first_seen, bytes, blob.id AS blob_id
FROM blob JOIN blob_bytes ON blob_bytes.blob_id = blob.id;

-- The revisions that views speak of: those that are accepted now, with the judgement that says so.
CREATE VIEW accepted_revision AS
SELECT revision.id AS id, document_id, revision, text_id, signed_text.sha256 AS text_sha256,
       standing.judgement_id AS judgement_id, signed_at, url, first_seen
FROM standing
JOIN revision ON revision.id = standing.revision_id
LEFT JOIN signed_text ON signed_text.id = revision.text_id;

-- The revision of each document that was signed last. Without a window function, so that who asks
-- for some documents does not read all; revision_by_signing finds the next one of a document that
-- has thousands.
CREATE VIEW current_revision AS
SELECT id, document_id, revision, text_id, text_sha256, judgement_id, signed_at, url, first_seen
FROM accepted_revision AS revision
WHERE NOT EXISTS (
  SELECT 1 FROM accepted_revision AS later WHERE later.document_id = revision.document_id
    AND (later.signed_at, later.revision) > (revision.signed_at, revision.revision));

CREATE VIEW documents AS
SELECT source.name AS source, document.name AS name, fact.number AS number, fact.series AS series,
       fact.title AS title, revision.url AS url, fact.issued AS issued,
       fact.period_start AS period_start, fact.period_end AS period_end,
       (SELECT count(*) FROM accepted_revision AS r WHERE r.document_id = document.id) AS revisions,
       revision.signed_at AS signed_at, judgement.key_id AS key_id, judgement.outcome AS outcome,
       judgement.caveats || CASE WHEN judgement.key_expires <= strftime('%Y-%m-%dT%H:%M:%SZ', 'now')
         THEN CASE WHEN judgement.caveats = '' THEN '' ELSE ',' END || 'key-expired-now'
         ELSE '' END AS caveats,
       document.first_seen AS first_seen, fact.day AS day
FROM current_revision AS revision
JOIN document ON document.id = revision.document_id
JOIN source ON source.id = document.source_id
JOIN judgement ON judgement.id = revision.judgement_id
LEFT JOIN revision_fact AS fact ON fact.revision_id = revision.id;

CREATE VIEW revisions AS
SELECT source.name AS source, document.name AS name, fact.number AS number,
       revision.revision AS revision, revision.text_sha256 AS text_sha256,
       blob.sha256 AS sha256, revision.first_seen AS first_seen,
       revision.signed_at AS signed_at,
       coalesce((SELECT max(noted_on) FROM revision_note AS note
                 WHERE note.revision_id = revision.id), fact.issued) AS declared_date,
       EXISTS (SELECT 1 FROM current_revision WHERE current_revision.id = revision.id) AS is_current,
       fact.series AS series, fact.title AS title, fact.issued AS issued,
       fact.period_start AS period_start, fact.period_end AS period_end,
       fact.charset AS charset, judgement.key_id AS key_id,
       judgement.fingerprint AS fingerprint, judgement.digest AS digest, revision.url AS url,
       revision.id AS revision_id, judgement.recovered_by AS recovered_by
FROM accepted_revision AS revision
JOIN document ON document.id = revision.document_id
JOIN source ON source.id = document.source_id
JOIN judgement ON judgement.id = revision.judgement_id
LEFT JOIN blob ON blob.id = judgement.blob_id
LEFT JOIN revision_fact AS fact ON fact.revision_id = revision.id;

-- What every view of facts says of the revision that they stand in.
CREATE VIEW parsed_revision AS
SELECT revision.id AS id, source.name AS source, document.name AS name, fact.number AS number,
       revision.revision AS revision, revision.text_sha256 AS text_sha256,
       fact.period_start AS period_start, fact.period_end AS period_end,
       document.id AS document_id
FROM accepted_revision AS revision
JOIN document ON document.id = revision.document_id
JOIN source ON source.id = document.source_id
JOIN revision_fact AS fact ON fact.revision_id = revision.id;

CREATE VIEW revision_notes AS
SELECT revision.number AS number, revision.revision AS revision, note.position AS position,
       note.noted_on AS noted_on, note.text AS text, note.version AS version, note.line AS line,
       revision.name AS name, revision.source AS source
FROM revision_note AS note
JOIN parsed_revision AS revision ON revision.id = note.revision_id;

CREATE VIEW incident_counts AS
SELECT revision.number AS number, revision.revision AS revision,
       revision.period_start AS period_start, revision.period_end AS period_end,
       counted.dimension AS dimension, counted.key AS key,
       counted.label AS label, counted.count AS count, counted.footnotes AS footnotes,
       counted.line AS line, counted.position AS position, revision.name AS name,
       revision.source AS source, counted.gloss AS gloss
FROM incident_count AS counted
JOIN current_revision ON current_revision.id = counted.revision_id
JOIN parsed_revision AS revision ON revision.id = counted.revision_id;

-- Where an overview divides its total, by how much the parts miss it. Nothing is corrected.
CREATE VIEW count_checks AS
SELECT part.number AS number, part.revision AS revision, part.period_start AS period_start,
       part.period_end AS period_end, part.dimension AS dimension, sum(part.count) AS parts,
       whole.count AS total, sum(part.count) - whole.count AS difference, part.name AS name,
       part.source AS source
FROM incident_counts AS part
JOIN incident_counts AS whole
  ON whole.source = part.source AND whole.name = part.name AND whole.dimension = 'total'
WHERE part.dimension IN ('type', 'source_tld')
GROUP BY part.source, part.name, part.dimension;

-- A row for each overview: two of one period stand beside each other. NULL is what an overview does
-- not say; types_sum holds the types that have no column too.
CREATE VIEW quarters AS
SELECT period_start, period_end,
       max(count) FILTER (WHERE dimension = 'total') AS total,
       max(count) FILTER (WHERE dimension = 'notification' AND key = 'sites') AS sites_notified,
       sum(count) FILTER (WHERE dimension = 'type' AND key = 'scan') AS scan,
       sum(count) FILTER (WHERE dimension = 'type' AND key = 'forged-header') AS forged_header,
       sum(count) FILTER (WHERE dimension = 'type' AND key = 'intrusion') AS intrusion,
       sum(count) FILTER (WHERE dimension = 'type' AND key = 'dos') AS dos,
       sum(count) FILTER (WHERE dimension = 'type' AND key = 'phishing') AS phishing,
       sum(count) FILTER (WHERE dimension = 'type' AND key = 'malware') AS malware,
       sum(count) FILTER (WHERE dimension = 'type' AND key = 'defacement') AS defacement,
       sum(count) FILTER (WHERE dimension = 'type' AND key = 'other') AS other,
       sum(count) FILTER (WHERE dimension = 'type') AS types_sum,
       sum(count) FILTER (WHERE dimension = 'type')
         - max(count) FILTER (WHERE dimension = 'total') AS types_minus_total,
       number, revision, name, source
FROM incident_counts
GROUP BY source, name
ORDER BY period_start, source, name;

CREATE VIEW citations AS
SELECT revision.number AS number, revision.revision AS revision, citation.position AS position,
       citation.marker AS marker, citation.title AS title, citation.url AS url,
       citation.translation_url AS translation_url, citation.line AS line, revision.name AS name,
       revision.source AS source, citation.kind AS kind
FROM citation
JOIN parsed_revision AS revision ON revision.id = citation.revision_id;

-- Header fields of advisories: topic, category, module, announced, corrected, affects, credits.
CREATE VIEW fields AS
SELECT revision.number AS number, revision.revision AS revision, field.position AS position,
       field.name AS field, field.value AS value, field.line AS line, revision.name AS name,
       revision.source AS source
FROM field
JOIN parsed_revision AS revision ON revision.id = field.revision_id;

-- Heads of documents; the items of weekly reports; the events and activities of overviews.
-- The citations of an item have its marker.
CREATE VIEW sections AS
SELECT revision.number AS number, revision.revision AS revision, section.position AS position,
       section.level AS level, section.marker AS marker, section.title AS title,
       section.kind AS kind,
       section.line AS line, revision.name AS name, revision.source AS source
FROM section
JOIN parsed_revision AS revision ON revision.id = section.revision_id;

-- The publications that an overview lists.
CREATE VIEW publications AS
SELECT revision.number AS number, revision.revision AS revision, publication.position AS position,
       publication.key AS key, publication.published_on AS published_on,
       publication.title AS title, publication.url AS url,
       publication.line AS line, revision.name AS name, revision.source AS source
FROM publication
JOIN parsed_revision AS revision ON revision.id = publication.revision_id;

-- What intruders did, below the type of incident that it is listed under.
CREATE VIEW intruder_actions AS
SELECT revision.number AS number, revision.revision AS revision,
       intruder_action.position AS position,
       intruder_action.type AS type, intruder_action.text AS text,
       intruder_action.line AS line, revision.name AS name, revision.source AS source
FROM intruder_action
JOIN parsed_revision AS revision ON revision.id = intruder_action.revision_id;

-- Numbers of other bodies' publications: kind CVE, reference CVE-2004-0114, written CAN-2004-0114.
CREATE VIEW references_found AS
SELECT revision.number AS number, revision.revision AS revision, reference.kind AS kind,
       reference.name AS reference, reference.line AS line, revision.name AS name,
       revision.source AS source, reference.written AS written, reference.position AS position
FROM reference
JOIN parsed_revision AS revision ON revision.id = reference.revision_id;

CREATE VIEW malware_named AS
SELECT revision.number AS number, revision.revision AS revision,
       revision.period_start AS period_start, revision.period_end AS period_end,
       malware.type AS type, malware.name AS malware,
       malware.line AS line, revision.name AS name,
       revision.source AS source
FROM malware
JOIN parsed_revision AS revision ON revision.id = malware.revision_id;

CREATE VIEW verdicts AS
SELECT blob.sha256 AS sha256, ordinal, at, engines, outcome, accepted, reasons, key_id, digest,
       signed_at,
       caveats || CASE WHEN key_expires <= strftime('%Y-%m-%dT%H:%M:%SZ', 'now')
         THEN CASE WHEN caveats = '' THEN '' ELSE ',' END || 'key-expired-now'
         ELSE '' END AS caveats,
       policy, source.name AS source, fingerprint, key_packet_sha256, public_key_algorithm,
       signature_version, signed_text.sha256 AS text_sha256, detail, recovered_by
FROM judgement
JOIN source ON source.id = judgement.source_id
LEFT JOIN blob ON blob.id = judgement.blob_id
LEFT JOIN signed_text ON signed_text.id = judgement.text_id;

CREATE VIEW engine_checks AS
SELECT sha256, ordinal, at, engine, version, outcome, detail
FROM engine_check LEFT JOIN blob ON blob.id = engine_check.blob_id;

CREATE VIEW findings AS
SELECT finding.id AS id, kind, subject, hash, first_seen, last_seen, acknowledged, closed,
       source.name AS source, detail
FROM finding LEFT JOIN source ON source.id = finding.source_id;

-- The latest judgement about each message of each source.
CREATE VIEW latest_judgement AS
SELECT judgement.id AS id, source_id, sha256, ordinal, outcome, accepted, reasons, blob_id, at,
       policy, signed_at
FROM judgement LEFT JOIN blob ON blob.id = judgement.blob_id
WHERE NOT EXISTS (
  SELECT 1 FROM judgement AS later
  WHERE later.blob_id = judgement.blob_id AND later.source_id = judgement.source_id
    AND coalesce(later.ordinal, 0) = coalesce(judgement.ordinal, 0) AND later.id > judgement.id);

-- What is kept but not accepted, a row for each place it was met at. A file of several messages is
-- shown with the outcome of its first.
CREATE VIEW quarantine AS
SELECT exchange.url AS url, blob.sha256 AS sha256, latest.outcome AS outcome,
       latest.reasons AS reasons, min(exchange.at) AS first_seen,
       max(exchange.last_checked) AS last_checked, source.name AS source
FROM exchange
JOIN source ON source.id = exchange.source_id
JOIN latest_judgement AS latest
  ON latest.blob_id = exchange.blob_id AND latest.source_id = exchange.source_id
LEFT JOIN blob ON blob.id = exchange.blob_id
WHERE exchange.kind = 'document' AND latest.accepted = 0 AND coalesce(latest.ordinal, 0) = 0
GROUP BY exchange.source_id, exchange.url, exchange.blob_id;

CREATE VIEW exchanges AS
SELECT source.name AS source, url, at, status, error,
       coalesce(blob.sha256, exchange.sha256) AS sha256, etag, last_modified, bytes,
       last_checked, kind, content_type, effective_url
FROM exchange
JOIN source ON source.id = exchange.source_id
LEFT JOIN blob ON blob.id = exchange.blob_id;

CREATE VIEW ledger AS
SELECT position, kind, row_id, bytes FROM ledger_leaf;

CREATE VIEW checkpoints AS
SELECT size, note FROM ledger_checkpoint;

-- What each trusted key signed. A newer block of a key changes neither when it was added nor its row.
CREATE VIEW key_use AS
WITH pin AS (
  SELECT source_id, packet_sha256, min(id) AS first_id, max(id) AS last_id
  FROM trusted_key GROUP BY source_id, packet_sha256),
signed AS (
  SELECT judgement.source_id AS source_id, key_packet_sha256,
         count(DISTINCT revision.document_id) AS documents, count(*) AS revisions,
         min(revision.signed_at) AS first_signed, max(revision.signed_at) AS last_signed
  FROM accepted_revision AS revision JOIN judgement ON judgement.id = revision.judgement_id
  GROUP BY judgement.source_id, key_packet_sha256),
refused AS (
  SELECT judgement.source_id AS source_id, key_packet_sha256, count(*) AS messages
  FROM latest_judgement AS latest JOIN judgement ON judgement.id = latest.id
  WHERE latest.accepted = 0 GROUP BY judgement.source_id, key_packet_sha256)
SELECT pin.packet_sha256 AS key_packet_sha256, latest.key_id AS key_id,
       latest.fingerprint AS fingerprint, source.name AS source, first.added AS added,
       first.added_from AS added_from, latest.created AS created, latest.expires AS expires,
       coalesce(signed.documents, 0) AS documents, signed.first_signed AS first_signed,
       signed.last_signed AS last_signed, coalesce(signed.revisions, 0) AS revisions,
       coalesce(refused.messages, 0) AS refused, latest.added AS block_added
FROM pin
JOIN source ON source.id = pin.source_id
JOIN trusted_key AS first ON first.id = pin.first_id
JOIN trusted_key AS latest ON latest.id = pin.last_id
LEFT JOIN signed
  ON signed.source_id = pin.source_id AND signed.key_packet_sha256 = pin.packet_sha256
LEFT JOIN refused
  ON refused.source_id = pin.source_id AND refused.key_packet_sha256 = pin.packet_sha256;

CREATE VIEW mails AS
SELECT source.name AS source, mail.url AS url, mail.message_id AS message_id,
       mail.mail_from AS mail_from, mail.mail_to AS mail_to, mail.subject AS subject,
       mail.date AS date, mail.part AS part, whole.sha256 AS mail_sha256, blob.sha256 AS sha256,
       exchange.at AS first_seen, exchange.last_checked AS last_checked,
       mail.envelope AS envelope, mail.headers AS headers
FROM mail
JOIN source ON source.id = mail.source_id
JOIN exchange ON exchange.source_id = mail.source_id AND exchange.url = mail.url
LEFT JOIN blob AS whole ON whole.id = mail.blob_id
LEFT JOIN blob ON blob.id = exchange.blob_id;

-- Every place at which the text of a revision was met.
CREATE VIEW witnesses AS
SELECT source.name AS source, document.name AS name, fact.number AS number,
       revision.revision AS revision, revision.text_sha256 AS text_sha256, exchange.url AS url,
       CASE WHEN EXISTS (SELECT 1 FROM mail WHERE mail.source_id = exchange.source_id
                                              AND mail.url = exchange.url) THEN 'mail'
            WHEN exchange.url LIKE 'http%' THEN 'url'
            ELSE 'file' END AS kind,
       blob.sha256 AS sha256, min(exchange.at) AS first_seen,
       max(exchange.last_checked) AS last_checked
FROM accepted_revision AS revision
JOIN document ON document.id = revision.document_id
JOIN source ON source.id = document.source_id
JOIN judgement ON judgement.text_id = revision.text_id AND judgement.accepted = 1
              AND judgement.source_id = document.source_id
              AND NOT EXISTS (
                SELECT 1 FROM judgement AS later
                WHERE later.blob_id = judgement.blob_id AND later.source_id = judgement.source_id
                  AND coalesce(later.ordinal, 0) = coalesce(judgement.ordinal, 0)
                  AND later.id > judgement.id)
JOIN exchange ON exchange.blob_id = judgement.blob_id AND exchange.source_id = document.source_id
             AND exchange.kind = 'document'
LEFT JOIN blob ON blob.id = exchange.blob_id
LEFT JOIN revision_fact AS fact ON fact.revision_id = revision.id
GROUP BY revision.id, exchange.url, exchange.blob_id;

CREATE VIEW runs AS
SELECT run.id AS id, command, started, ended, source.name AS source, requested, unchanged, fetched,
       failed, accepted, quarantined, exit
FROM run LEFT JOIN source ON source.id = run.source_id;

-- What each audit was made with, and what it changed.
CREATE VIEW audits AS
SELECT run.id AS run, started, ended, source.name AS source, engines, keys, checked, changed,
       promoted, regressed, policy
FROM audit JOIN run ON run.id = audit.run_id JOIN source ON source.id = run.source_id;

-- Every fact of every revision, whatever its kind, with the line of the signed text it stands on.
-- `value` is text; `key` is what the value is of: the dimension and key of a count, the marker of a
-- citation, the name of a field.
CREATE VIEW facts AS
WITH fact (revision_id, position, kind, key, value, line) AS (
  SELECT revision_id, position, 'count', dimension || ' ' || key, CAST(count AS TEXT), line
  FROM incident_count
  UNION ALL
  SELECT revision_id, position, 'citation', marker,
         trim(title || ' ' || url || coalesce(' ' || translation_url, '')), line
  FROM citation
  UNION ALL
  SELECT revision_id, position, 'section', marker, title, line FROM section
  UNION ALL
  SELECT revision_id, position, 'publication', key,
         trim(coalesce(published_on || ' ', '') || title || coalesce(' ' || url, '')), line
  FROM publication
  UNION ALL
  SELECT revision_id, position, 'intruder-action', type, text, line FROM intruder_action
  UNION ALL
  SELECT revision_id, position, 'revision-note',
         coalesce(version || ' ' || noted_on, version, noted_on, ''), text, line
  FROM revision_note
  UNION ALL
  SELECT revision_id, position, 'malware', type, name, line FROM malware
  UNION ALL
  SELECT revision_id, position, 'field', name, value, line FROM field
  UNION ALL
  SELECT revision_id, position, 'reference', kind, name, line FROM reference)
SELECT revision.source AS source, revision.name AS name, revision.number AS number,
       revision.revision AS revision, revision.text_sha256 AS text_sha256, fact.kind AS kind,
       fact.key AS key, fact.value AS value, fact.line AS line, fact.position AS position
FROM fact
JOIN parsed_revision AS revision ON revision.id = fact.revision_id;

-- The days that the header of a document gives, as far as they are written as ISO dates.
CREATE VIEW declared_day AS
SELECT revision_id, name, substr(value, 1, 10) AS day, position, line
FROM field
WHERE name IN ('announced', 'first-issued', 'revised', 'reissued', 'last-revised')
  AND date(substr(value, 1, 10)) = substr(value, 1, 10);

-- The revisions that each observed text declares: its notes; its first issue, where the notes leave
-- that out; the days in its header, where there are no notes. The one declared last is what the
-- text itself claims to be. Notes of one day are in the order of the list, whose direction its
-- first and last entries tell.
CREATE VIEW declared_revisions AS
WITH listed AS (
  SELECT revision_id, min(noted_on) AS oldest,
         (SELECT coalesce(noted_on, '') || ' ' || coalesce(version, '') FROM revision_note AS entry
          WHERE entry.revision_id = note.revision_id ORDER BY position LIMIT 1) AS first,
         (SELECT coalesce(noted_on, '') || ' ' || coalesce(version, '') FROM revision_note AS entry
          WHERE entry.revision_id = note.revision_id ORDER BY position DESC LIMIT 1) AS last
  FROM revision_note AS note GROUP BY revision_id),
issue AS (
  SELECT fact.revision_id AS revision_id, coalesce(min(told.day), fact.issued) AS day,
         min(told.line) AS line
  FROM revision_fact AS fact
  LEFT JOIN declared_day AS told
    ON told.revision_id = fact.revision_id AND told.name IN ('announced', 'first-issued')
  GROUP BY fact.revision_id),
declared (revision_id, event, version, declared_on, text, line, place) AS (
  SELECT note.revision_id, 'note', version, noted_on, text, line,
         CASE WHEN listed.first > listed.last THEN -position ELSE position END
  FROM revision_note AS note JOIN listed ON listed.revision_id = note.revision_id
  UNION ALL
  SELECT issue.revision_id, 'issued', NULL, issue.day, '', issue.line, -1000000
  FROM issue LEFT JOIN listed ON listed.revision_id = issue.revision_id
  WHERE issue.day IS NOT NULL
    AND (listed.revision_id IS NULL OR issue.day < date(listed.oldest, '-1 day'))
  UNION ALL
  SELECT told.revision_id, told.name, NULL, told.day, '', told.line, told.position
  FROM declared_day AS told
  JOIN issue ON issue.revision_id = told.revision_id AND issue.day < told.day
  WHERE told.name IN ('revised', 'reissued', 'last-revised')
    AND NOT EXISTS (SELECT 1 FROM listed WHERE listed.revision_id = told.revision_id))
SELECT revision.source AS source, revision.name AS name, revision.number AS number,
       revision.revision AS revision, event, version, declared_on, text, line,
       row_number() OVER (PARTITION BY revision.id
                          ORDER BY coalesce(declared_on, '') DESC, place DESC) = 1 AS is_newest,
       revision.id AS revision_id, revision.document_id AS document_id
FROM declared
JOIN parsed_revision AS revision ON revision.id = declared.revision_id;

-- The revisions in the order in which they were signed, with the day of the signature where the
-- publisher is: JPCERT/CC writes Japanese time.
CREATE VIEW signed_revision AS
SELECT revision.id AS id, document_id, revision, text_sha256, signed_at, revision.url AS url,
       revision.first_seen AS first_seen,
       CASE source.profile WHEN 'jpcert' THEN '+9 hours' ELSE '+0 hours' END AS zone,
       date(signed_at, CASE source.profile WHEN 'jpcert' THEN '+9 hours' ELSE '+0 hours' END)
         AS signed_on,
       lag(revision.id) OVER signing AS previous_id,
       lag(revision) OVER signing AS previous_revision,
       lead(revision) OVER signing AS next_revision,
       lead(revision.first_seen) OVER signing AS next_first_seen,
       source.name AS source, document.name AS name
FROM accepted_revision AS revision
JOIN document ON document.id = revision.document_id
JOIN source ON source.id = document.source_id
WINDOW signing AS (PARTITION BY document_id ORDER BY signed_at, revision);

-- What a document declares of its revisions and what was observed of them, in one order: `day` is
-- the day where the publisher is, `at` the time in UTC of what was observed.
CREATE VIEW history AS
SELECT source, name, min(number) AS number, declared_on AS day, 'declared' AS side, event,
       min(revision) AS revision, version, declared_on AS at, text AS detail,
       group_concat(DISTINCT revision) AS declared_by, min(line) AS line, NULL AS text_sha256,
       NULL AS url
FROM declared_revisions
GROUP BY document_id, event, version, declared_on, text
UNION ALL
SELECT revision.source, revision.name, min(revision.number),
       CASE WHEN date(substr(value, 1, 10)) = substr(value, 1, 10) THEN substr(value, 1, 10) END,
       'declared', 'field ' || field.name, min(revision.revision), NULL,
       CASE WHEN date(substr(value, 1, 10)) = substr(value, 1, 10) THEN substr(value, 1, 10) END,
       value, group_concat(DISTINCT revision.revision), min(field.line), NULL, NULL
FROM field
JOIN parsed_revision AS revision ON revision.id = field.revision_id
WHERE field.name IN ('announced', 'first-issued', 'revised', 'reissued', 'last-revised')
GROUP BY revision.document_id, field.name, value
UNION ALL
SELECT signed.source, signed.name, fact.number, signed.signed_on, 'observed', 'signed',
       signed.revision, NULL, signed.signed_at, 'by ' || judgement.key_id, NULL, NULL,
       signed.text_sha256, NULL
FROM signed_revision AS signed
JOIN accepted_revision AS revision ON revision.id = signed.id
JOIN judgement ON judgement.id = revision.judgement_id
LEFT JOIN revision_fact AS fact ON fact.revision_id = signed.id
UNION ALL
SELECT signed.source, signed.name, fact.number, date(signed.first_seen, zone), 'observed',
       'first-seen', signed.revision, NULL, signed.first_seen, '', NULL, NULL,
       signed.text_sha256, signed.url
FROM signed_revision AS signed
LEFT JOIN revision_fact AS fact ON fact.revision_id = signed.id
UNION ALL
SELECT signed.source, signed.name, fact.number,
       date(max(signed.first_seen, next_first_seen), zone), 'observed', 'superseded',
       signed.revision, NULL, max(signed.first_seen, next_first_seen),
       'by revision ' || next_revision, NULL, NULL, signed.text_sha256, NULL
FROM signed_revision AS signed
LEFT JOIN revision_fact AS fact ON fact.revision_id = signed.id
WHERE next_revision IS NOT NULL;

-- Where what a document declares of its revisions and what was observed do not fit. docs/manual.md
-- says what each kind means.
CREATE VIEW history_findings AS
WITH entry AS (
  SELECT revision_id, coalesce(version, '') AS version, coalesce(noted_on, '') AS noted_on,
         count(*) AS times
  FROM revision_note GROUP BY 1, 2, 3),
newest AS (
  SELECT signed.document_id AS document_id, declared.version AS version,
         declared.declared_on AS declared_on, signed.signed_on AS signed_on
  FROM signed_revision AS signed
  LEFT JOIN declared_revisions AS declared
    ON declared.revision_id = signed.id AND declared.is_newest),
finding (source, name, revision_id, kind, revision, detail) AS (
  SELECT later.source, later.name, later.id, 'undeclared-change', later.revision,
         'the text changed since revision ' || previous_revision ||
           ', and no entry or later date declares it'
  FROM signed_revision AS later
  WHERE previous_id IS NOT NULL
    AND NOT EXISTS (
      SELECT 1 FROM entry WHERE entry.revision_id = later.id AND times > coalesce(
        (SELECT before.times FROM entry AS before
         WHERE before.revision_id = previous_id AND before.version = entry.version
           AND before.noted_on = entry.noted_on), 0))
    AND NOT EXISTS (
      SELECT 1 FROM revision_fact AS now JOIN revision_fact AS before
        ON now.revision_id = later.id AND before.revision_id = previous_id
      WHERE now.issued > before.issued)
    AND NOT EXISTS (
      SELECT 1 FROM field AS now WHERE now.revision_id = later.id
        AND now.name IN ('revised', 'reissued', 'last-revised')
        AND NOT EXISTS (
          SELECT 1 FROM field AS before WHERE before.revision_id = previous_id
            AND before.name = now.name AND before.value = now.value))
  UNION ALL
  SELECT source, name, min(revision_id), 'unseen-revision', min(revision),
         trim('a revision is declared whose text was never seen: ' || coalesce(version || ' ', '') ||
           coalesce(min(declared_on) || ' ', '') || min(text))
  FROM declared_revisions AS declared
  WHERE NOT EXISTS (
    SELECT 1 FROM newest
    WHERE newest.document_id = declared.document_id
      AND CASE
        WHEN declared.version IS NOT NULL AND newest.version IS NOT NULL
          THEN declared.version = newest.version
        WHEN newest.declared_on IS NOT NULL THEN declared.declared_on = newest.declared_on
        ELSE abs(julianday(declared.declared_on) - julianday(newest.signed_on)) <= 1
      END)
  GROUP BY document_id, coalesce(version, declared_on, text)
  UNION ALL
  SELECT source, name, id, 'older-signature', revision,
         'signed ' || signed_at || ', before the signature of revision ' ||
           (SELECT earlier.revision || ' (' || earlier.signed_at || ')'
            FROM accepted_revision AS earlier
            WHERE earlier.document_id = signed.document_id AND earlier.revision < signed.revision
            ORDER BY earlier.signed_at DESC LIMIT 1) || ', which was seen first'
  FROM signed_revision AS signed
  WHERE EXISTS (
    SELECT 1 FROM accepted_revision AS earlier
    WHERE earlier.document_id = signed.document_id AND earlier.revision < signed.revision
      AND earlier.signed_at > signed.signed_at)
  UNION ALL
  SELECT signed.source, signed.name, signed.id, 'late-signature', signed.revision,
         'signed on ' || signed_on || ', ' ||
           CAST(julianday(signed_on) - julianday(max(declared_on, coalesce(issued, ''))) AS INTEGER)
           || ' days after the last day it declares, ' || max(declared_on, coalesce(issued, ''))
  FROM signed_revision AS signed
  JOIN declared_revisions AS declared ON declared.revision_id = signed.id AND declared.is_newest
  JOIN revision_fact AS fact ON fact.revision_id = signed.id
  WHERE julianday(signed_on) - julianday(max(declared_on, coalesce(issued, ''))) > 1)
SELECT fact.number AS number, finding.name AS name, finding.source AS source, finding.kind AS kind,
       finding.revision AS revision, finding.detail AS detail
FROM finding LEFT JOIN revision_fact AS fact ON fact.revision_id = finding.revision_id;
