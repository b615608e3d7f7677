-- Figures known for certain; a build that does not reproduce them is not ours to publish.
SELECT format('Angka jangkar {} {} {} {} seharusnya {}, di data {}', a.indicator, a.region_code, a.period, a.year, a.value,
              coalesce(o.value::VARCHAR, 'tidak ada')) AS problem
FROM base.anchor a
LEFT JOIN base.observation o USING (indicator, region_code, year, period)
WHERE o.value IS NULL OR abs(o.value - a.value) > 1e-9
