SELECT o.year, o.period, o.value, o.note, o.is_derived, o.is_sample, s.title AS source, s.url AS source_url, s.kind AS source_kind
FROM observations o LEFT JOIN sources s USING (source_id)
WHERE o.indicator = $indicator AND o.region_code = $region
ORDER BY o.year DESC, o.period;
