SELECT t.document, t.indicator, t.region_code, t.year, t.target, t.target_low, t.target_high, t.unit, t.source_id,
       s.title AS source, s.url AS source_url, t.note
FROM targets t LEFT JOIN sources s USING (source_id)
WHERE list_contains($indicators, t.indicator) AND list_contains($regions, t.region_code)
ORDER BY t.indicator, t.region_code, t.year;
