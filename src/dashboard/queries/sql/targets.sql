SELECT t.document, t.indicator, t.region_code, t.year, t.target, t.target_low, t.target_high, t.unit, t.status, t.source_id,
       s.title AS source, s.url AS source_url, t.note
FROM targets t LEFT JOIN sources s USING (source_id)
WHERE t.indicator = ANY($indicators) AND t.region_code = ANY($regions)
ORDER BY t.indicator, t.region_code, t.year;
