-- Fills an empty archive of version 1 (schema_v1.sql) with the content of today's archive that is
-- attached as `now`, as an inkan of then would have left it.
INSERT INTO blob SELECT sha256, bytes, first_seen FROM now.blobs ORDER BY blob_id;
INSERT INTO source SELECT id, name, profile FROM now.source;
INSERT INTO trusted_key SELECT * FROM now.trusted_key;
INSERT INTO run SELECT * FROM now.run;
INSERT INTO exchange
  SELECT exchange.id, source_id, kind, url, at, status, error,
         coalesce(blob.sha256, exchange.sha256), etag, last_modified, content_type, effective_url,
         bytes, last_checked, judged
  FROM now.exchange LEFT JOIN now.blob ON blob.id = blob_id;
INSERT INTO index_line SELECT * FROM now.index_line;
INSERT INTO judgement
  SELECT judgement.id, source_id, blob.sha256, ordinal, at, engines, outcome, accepted, reasons,
         caveats, detail, key_id, fingerprint, key_packet_sha256, key_expires,
         public_key_algorithm, digest, signature_version, signed_at, signed_text.sha256, policy
  FROM now.judgement JOIN now.blob ON blob.id = blob_id
  LEFT JOIN now.signed_text ON signed_text.id = text_id;
INSERT INTO engine_check
  SELECT engine_check.id, source_id, sha256, ordinal, at, engine, version, outcome, detail
  FROM now.engine_check JOIN now.blob ON blob.id = blob_id;
INSERT INTO document SELECT * FROM now.document;
INSERT INTO revision
  SELECT revision.id, document_id, revision, sha256, judgement_id, signed_at, url, first_seen
  FROM now.revision JOIN now.signed_text ON signed_text.id = text_id;
INSERT INTO finding SELECT * FROM now.finding;
