-- The content of an archive of version 2, as it was made when that was the newest.

PRAGMA application_id = 0x494E4B4E;  -- "INKN"
PRAGMA user_version = 2;


-- Bytes as they were received, whatever they turned out to be. Never changed, never removed.
CREATE TABLE blob (
  sha256     TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  bytes      BLOB NOT NULL,
  first_seen TEXT NOT NULL
) STRICT;
CREATE INDEX blob_by_first_seen ON blob (sha256, first_seen);  -- the ledger reads no bytes

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

-- The mail that a part came in: a row for each part whose bytes an exchange of this URL holds. The
-- mail as it came is a blob too.
CREATE TABLE mail (
  source_id   INTEGER NOT NULL REFERENCES source,
  url         TEXT NOT NULL,
  mail_sha256 TEXT NOT NULL REFERENCES blob,
  part        TEXT NOT NULL,   -- "1", "2.1"; "body": all behind the header
  message_id  TEXT NOT NULL,
  mail_from   TEXT NOT NULL,
  mail_to     TEXT NOT NULL,
  subject     TEXT NOT NULL,
  date        TEXT NOT NULL,   -- as written
  envelope    TEXT NOT NULL,   -- the line that an mbox puts before a mail
  headers     TEXT NOT NULL,   -- as they stand in the mail
  PRIMARY KEY (source_id, url),
  UNIQUE (source_id, mail_sha256, part)
) STRICT, WITHOUT ROWID;

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
CREATE INDEX judgement_by_text ON judgement (text_sha256) WHERE accepted = 1;
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
