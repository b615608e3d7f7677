-- A published error says whose it is; an indicative one says every assumption it rests on, and never has two answers.
SELECT format('{} baris {}, kolom se: {}', file, row, CASE
           WHEN se IS NOT NULL AND rse IS NOT NULL THEN 'isi se atau rse, jangan keduanya'
           WHEN (se IS NULL OR se > 0) IS NOT TRUE OR (rse IS NULL OR rse > 0) IS NOT TRUE
                OR NOT isfinite(coalesce(se, rse)) THEN 'galat baku harus lebih besar dari nol'
           ELSE 'sumber galat baku (se_source_id) wajib diisi' END) AS problem
FROM base.observation
WHERE (se IS NOT NULL OR rse IS NOT NULL)
  AND NOT ((se IS NULL OR rse IS NULL) AND coalesce(se, rse) > 0 AND isfinite(coalesce(se, rse)) AND se_source_id IS NOT NULL)
UNION ALL
SELECT format('{} baris {}: {} bukan indikator survei (kolom survey katalog kosong), jadi tidak punya kesalahan sampling', m.file, m.row, m.indicator)
FROM base.margin m JOIN base.indicator i ON i.id = m.indicator WHERE i.survey IS NULL
UNION ALL
SELECT format('{} baris {}, kolom level: "{}" bukan kabupaten, provinsi, atau nasional', file, row, level)
FROM base.margin WHERE level NOT IN ('kabupaten', 'provinsi', 'nasional')
UNION ALL
SELECT format('{} baris {}, kolom formula: "{}" bukan proporsi, rse, atau ikut', file, row, formula)
FROM base.margin WHERE formula NOT IN ('proporsi', 'rse', 'ikut')
UNION ALL
SELECT format('{} baris {}: rumus proporsi perlu satuan persen, serta households, persons_per_household, dan deff di atas nol dengan sumbernya masing-masing (atau "asumsi")', m.file, m.row)
FROM base.margin m JOIN base.indicator i ON i.id = m.indicator
WHERE m.formula = 'proporsi' AND (i.unit = 'persen' AND m.households > 0 AND m.persons_per_household > 0 AND m.deff > 0
    AND m.households_source IS NOT NULL AND m.persons_source IS NOT NULL AND m.deff_source IS NOT NULL) IS NOT TRUE
UNION ALL
SELECT format('{} baris {}: rumus rse perlu rse di atas nol dan rse_source (atau "asumsi")', file, row)
FROM base.margin WHERE formula = 'rse' AND (rse > 0 AND rse_source IS NOT NULL) IS NOT TRUE
UNION ALL
SELECT format('{} baris {}: rumus ikut perlu kolom follows berisi indikator yang punya baris proporsi atau rse', m.file, m.row)
FROM base.margin m WHERE m.formula = 'ikut'
    AND NOT EXISTS (FROM base.margin n WHERE n.indicator = m.follows AND n.level = m.level AND n.formula <> 'ikut')
UNION ALL
SELECT format('{} baris {}: tahunnya bertumpang tindih dengan baris {} ({} {})', a.file, a.row, b.row, a.indicator, a.level)
FROM base.margin a JOIN base.margin b ON a.indicator = b.indicator AND a.level = b.level AND a.row > b.row
    AND coalesce(a.year_first, 0) <= coalesce(b.year_last, 9999) AND coalesce(b.year_first, 0) <= coalesce(a.year_last, 9999)
