SELECT p.program, p.year, p.region_code, r.label AS region, p.region_level, p.unit, p.value, p.source_id,
       s.title AS source, s.url AS source_url, p.note
FROM program_facts p
LEFT JOIN sources s USING (source_id)
LEFT JOIN regions r ON r.code = p.region_code
ORDER BY p.program, p.year;
