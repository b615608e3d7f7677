-- One indicator, one unit.
SELECT format('{} baris {}, kolom unit: "{}" tidak sama dengan satuan {} di katalog ("{}")', o.file, o.row, o.unit, o.indicator, i.unit) AS problem
FROM base.observation o JOIN base.indicator i ON i.id = o.indicator
WHERE o.unit <> i.unit
UNION ALL
SELECT format('{} baris {}, kolom unit: "{}" tidak sama dengan satuan {} di katalog ("{}")', t.file, t.row, t.unit, t.indicator, i.unit)
FROM base.target t JOIN base.indicator i ON i.id = t.indicator
WHERE t.unit <> i.unit
