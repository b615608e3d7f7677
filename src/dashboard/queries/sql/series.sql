SELECT o.indicator, o.region_code, o.year, o.period, o.value, o.unit, o.source_id, s.title AS source,
       s.url AS source_url, s.kind AS source_kind, s.publisher, o.note, o.is_derived, o.is_sample,
       o.se, t.title AS se_source, e.se AS se_estimate
FROM observations o LEFT JOIN sources s USING (source_id)
LEFT JOIN sources t ON t.source_id = o.se_source_id
LEFT JOIN indicative_errors e ON e.indicator = o.indicator AND e.region_code = o.region_code AND e.year = o.year
    AND e.period = o.period
WHERE o.indicator = ANY($indicators) AND o.region_code = ANY($regions)
ORDER BY o.indicator, o.region_code, o.year, o.period;
