SELECT t.document, t.indicator, t.region_code AS region, t.year, t.target, t.target_low, t.target_high, t.status,
       s.title AS source_title, s.url AS source_url, false AS is_sample
FROM targets t LEFT JOIN sources s USING (source_id)
ORDER BY t.document, t.indicator, t.region_code, t.year;
