-- Period: the one in which the indicator is compared (March with March), so province and nation match.
WITH places AS (
    SELECT code, name, label, level FROM regions WHERE level IN ('kabupaten', 'kota', 'provinsi', 'nasional')
), figures AS (
    SELECT o.* FROM observations o
    JOIN indicators i ON i.id = o.indicator AND i.period_rule = o.period
    WHERE o.indicator = $indicator AND o.region_code IN (SELECT code FROM places)
), years AS (
    SELECT DISTINCT indicator, year, period FROM figures
)
SELECT y.indicator, p.code AS region_code, y.year, y.period, f.value, f.unit, f.source_id, s.title AS source,
       s.url AS source_url, s.kind AS source_kind, s.publisher, f.note, f.is_derived, f.is_sample, p.name, p.label, p.level,
       f.se, t.title AS se_source, e.se AS se_estimate
FROM years y CROSS JOIN places p
LEFT JOIN figures f ON f.region_code = p.code AND f.year = y.year
LEFT JOIN sources s USING (source_id)
LEFT JOIN sources t ON t.source_id = f.se_source_id
LEFT JOIN indicative_errors e ON e.indicator = y.indicator AND e.region_code = p.code AND e.year = y.year
    AND e.period = y.period
ORDER BY y.year, p.code;
