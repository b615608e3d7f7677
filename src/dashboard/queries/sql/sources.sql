WITH uses AS (
    SELECT source_id, 'observation' AS kind FROM observations
    UNION ALL SELECT source_id, 'target' FROM targets
    UNION ALL SELECT source_id, 'program' FROM program_facts
), counted AS (
    SELECT source_id, count(*) FILTER (kind = 'observation') AS rows, count(*) FILTER (kind = 'target') AS target_rows,
           count(*) FILTER (kind = 'program') AS program_rows
    FROM uses GROUP BY source_id
)
SELECT s.source_id, s.title, s.url, s.publisher, s.kind, coalesce(c.rows, 0) AS rows,
       coalesce(c.target_rows, 0) AS target_rows, coalesce(c.program_rows, 0) AS program_rows
FROM sources s LEFT JOIN counted c USING (source_id)
ORDER BY rows DESC, s.title;
