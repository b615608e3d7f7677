-- $indicators, $regions: only these ids and codes; null for all.
SELECT o.indicator, i.name AS indicator_name, o.region_code, r.bps_code, r.label AS region, r.level, r.kecamatan,
       o.year, o.period, o.value, o.unit, o.is_derived, o.is_sample, o.note, o.source_id, s.title AS source,
       s.publisher AS source_publisher, s.url AS source_url, s.kind AS source_kind
FROM observations o
JOIN indicators i ON i.id = o.indicator
JOIN regions r ON r.code = o.region_code
LEFT JOIN sources s USING (source_id)
WHERE ($indicators IS NULL OR o.indicator = ANY($indicators))
  AND ($regions IS NULL OR o.region_code IN (SELECT unnest($regions)))
ORDER BY o.indicator, o.region_code, o.year, o.period;
