CREATE TEMP TABLE page AS SELECT name, sum(pgsize) AS bytes FROM dbstat GROUP BY name;
CREATE TEMP TABLE part AS
SELECT CASE
    WHEN name LIKE 'ledger%' THEN '2 the ledger'
    WHEN name LIKE 'text_index%' THEN '4 the full text index'
    WHEN coalesce((SELECT tbl_name FROM sqlite_schema AS s WHERE s.name = page.name), page.name)
      IN ('standing', 'revision_fact', 'incident_count', 'citation', 'section', 'publication',
          'intruder_action', 'revision_note', 'malware', 'field', 'reference') THEN '3 other derived tables'
    ELSE '1 content without the ledger' END AS part, bytes
FROM page;
SELECT substr(part, 3), sum(bytes) FROM part GROUP BY part ORDER BY part;
SELECT 'all', sum(bytes) FROM part;
