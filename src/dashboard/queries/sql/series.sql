SELECT o.indicator, o.region_code, o.year, o.period, o.value, o.unit, o.source_id, s.title AS source,
       s.url AS source_url, s.kind AS source_kind, s.publisher, o.note, o.is_derived, o.is_sample
FROM observations o LEFT JOIN sources s USING (source_id)
WHERE o.indicator = ANY($indicators) AND o.region_code = ANY($regions)
ORDER BY o.indicator, o.region_code, o.year, o.period;
