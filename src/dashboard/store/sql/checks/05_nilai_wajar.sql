-- A value outside the plausible range of its indicator is a typing error until shown otherwise.
SELECT format('{} baris {}, kolom value: {} = {} di luar rentang wajar {} sampai {}', o.file, o.row, o.indicator, o.value, i.minimum, i.maximum) AS problem
FROM base.observation o JOIN base.indicator i ON i.id = o.indicator
WHERE NOT isfinite(o.value) OR o.value NOT BETWEEN i.minimum AND i.maximum
