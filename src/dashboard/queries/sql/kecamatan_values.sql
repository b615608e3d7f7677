SELECT o.indicator, o.year, o.period, o.region_code, r.label, r.name, o.value, o.unit, o.source_id, s.title AS source,
       s.url AS source_url, s.kind AS source_kind, o.note, o.is_derived, o.is_sample
FROM observations o
JOIN regions r ON r.code = o.region_code AND r.level = 'kecamatan'
LEFT JOIN sources s USING (source_id)
ORDER BY o.indicator, o.year, o.region_code;
