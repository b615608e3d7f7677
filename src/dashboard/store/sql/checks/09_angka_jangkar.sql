-- Figures known for certain: facts that do not reproduce them are not ours to publish. What is handed in may differ; it
-- stands beside them until somebody decides.
SELECT format('Angka acuan {} {} {} {} seharusnya {}, di data {}', a.indicator, a.region_code, a.period, a.year,
              replace(a.value::VARCHAR, '.', ','), coalesce(replace(o.value::VARCHAR, '.', ','), 'tidak ada')) AS problem
FROM base.anchor a
LEFT JOIN (SELECT indicator, region_code, year, period, value FROM base.observation WHERE submission_id IS NULL
           UNION ALL SELECT indicator, region_code, year, period, value FROM base.second_value WHERE submission_id IS NULL) o
    USING (indicator, region_code, year, period)
WHERE o.value IS NULL OR abs(o.value - a.value) > 1e-9
