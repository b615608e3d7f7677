-- Direction, comparability and difference unit decide every comparison, so none may be missing or unknown.
SELECT format('catalogue/indicators.csv baris {}, id {}: kolom {} kosong atau tidak dikenal ("{}")', row, id, col, coalesce(val, '')) AS problem
FROM (
    SELECT row, id, 'comparability' AS col, comparability AS val, comparability IS NOT NULL AS ok FROM base.indicator
    UNION ALL SELECT row, id, 'series', series, series IS NOT NULL FROM base.indicator
    UNION ALL SELECT row, id, 'direction', direction, direction IN ('lower', 'higher', 'none') FROM base.indicator
    UNION ALL SELECT row, id, 'scale', scale, scale IN ('rate', 'count') FROM base.indicator
    UNION ALL SELECT row, id, 'period_rule', period_rule, period_rule IN (SELECT name FROM base.period) FROM base.indicator
    UNION ALL SELECT row, id, 'delta_unit', delta_unit, delta_unit IS NOT NULL FROM base.indicator
    UNION ALL SELECT row, id, 'minimum', minimum::VARCHAR, minimum < maximum FROM base.indicator
    UNION ALL SELECT row, id, 'decimals', decimals::VARCHAR, decimals BETWEEN 0 AND 6 FROM base.indicator
    UNION ALL SELECT row, id, 'categories', categories, regexp_full_match(categories, '[0-9]+=[^;=]+(;[0-9]+=[^;=]+)*')
              FROM base.indicator WHERE categories IS NOT NULL
    UNION ALL SELECT row, id, col, val, len(limits) = 4 AND list_position(limits, NULL) IS NULL AND list_sort(limits) = limits
              FROM (SELECT row, id, col, val, [try_cast(part AS DOUBLE) FOR part IN string_split(val, ';')] AS limits
                    FROM (SELECT row, id, 'breaks' AS col, breaks AS val FROM base.indicator WHERE breaks IS NOT NULL
                          UNION ALL SELECT row, id, 'kabkota_breaks', kabkota_breaks FROM base.indicator WHERE kabkota_breaks IS NOT NULL))
)
WHERE ok IS NOT TRUE
