-- One indicator, one unit.
SELECT format('{} baris {}, kolom unit: "{}" tidak sama dengan satuan {} di katalog ("{}")', o.file, o.row, o.unit, o.indicator, i.unit) AS problem
FROM base.observation o JOIN base.indicator i ON i.id = o.indicator
WHERE o.unit <> i.unit
