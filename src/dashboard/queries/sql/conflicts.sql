SELECT c.conflict_id, c.fact, c.indicator, c.region_code, r.label AS region, c.year,
       c.value_a, coalesce(a.title, c.source_a) AS source_a, a.url AS url_a,
       c.value_b, coalesce(b.title, c.source_b) AS source_b, b.url AS url_b, c.status, c.note
FROM conflicts c
LEFT JOIN sources a ON a.source_id = c.source_a
LEFT JOIN sources b ON b.source_id = c.source_b
LEFT JOIN regions r ON r.code = c.region_code
ORDER BY c.conflict_id;
