-- Direction, comparability and difference unit decide every comparison, so none may be missing or unknown.
SELECT format('catalogue/indicators.csv baris {}, id {}: kolom {} kosong atau tidak dikenal ("{}")', row, id, col, val) AS problem
FROM (
    SELECT row, id, 'comparability' AS col, comparability AS val, comparability IS NOT NULL AS ok FROM base.indicator
    UNION ALL SELECT row, id, 'series', series, series IS NOT NULL FROM base.indicator
    UNION ALL SELECT row, id, 'direction', direction, direction IN ('lower', 'higher', 'none') FROM base.indicator
    UNION ALL SELECT row, id, 'scale', scale, scale IN ('rate', 'count') FROM base.indicator
    UNION ALL SELECT row, id, 'period_rule', period_rule, period_rule IN (SELECT name FROM base.period) FROM base.indicator
    UNION ALL SELECT row, id, 'delta_unit', delta_unit, delta_unit IS NOT NULL FROM base.indicator
    UNION ALL SELECT row, id, 'minimum', minimum::VARCHAR, minimum < maximum FROM base.indicator
)
WHERE NOT ok
