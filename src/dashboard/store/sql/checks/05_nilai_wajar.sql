-- A value outside the plausible range of its indicator is a typing error until shown otherwise, also one that stands beside
-- what is shown.
SELECT format('{} baris {}: {} {} di luar rentang wajar {} sampai {}', o.file, o.row, i.name, replace(o.value::VARCHAR, '.', ','),
              replace(i.minimum::VARCHAR, '.', ','), replace(i.maximum::VARCHAR, '.', ',')) AS problem
FROM (SELECT file, row, indicator, value FROM base.observation UNION ALL SELECT file, row, indicator, value FROM base.second_value) o
JOIN base.indicator i ON i.id = o.indicator
WHERE NOT isfinite(o.value) OR o.value NOT BETWEEN i.minimum AND i.maximum
