SELECT o.indicator, o.year, o.period, o.region_code, r.label, r.name, r.kecamatan_code, r.kecamatan, r.level,
       o.value, o.unit, o.source_id, s.title AS source, s.url AS source_url, s.kind AS source_kind,
       o.note, o.is_derived, o.is_sample
FROM observations o
JOIN regions r ON r.code = o.region_code AND r.level IN ('desa', 'kelurahan')
LEFT JOIN sources s USING (source_id)
WHERE $indicator IS NULL OR o.indicator = $indicator
ORDER BY o.indicator, o.year, o.region_code;
