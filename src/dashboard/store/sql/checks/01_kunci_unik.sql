-- No figure, target or conflict may stand twice under one key.
SELECT format('{} baris {}: {} {} {} {} sudah ada di {} baris {}',
              o.file, o.row, o.indicator, o.region_code, o.year, o.period, f.file, f.row) AS problem
FROM base.observation o
JOIN (SELECT indicator, region_code, year, period, arg_min(file, (file, row)) AS file, arg_min(row, (file, row)) AS row,
             count(*) AS n
      FROM base.observation GROUP BY ALL) f USING (indicator, region_code, year, period)
WHERE f.n > 1 AND (o.file, o.row) <> (f.file, f.row)
UNION ALL
SELECT format('regions/regions.csv: kode {} muncul {} kali', code, count(*)) FROM base.region GROUP BY code HAVING count(*) > 1
UNION ALL
SELECT format('catalogue/indicators.csv: id {} muncul {} kali', id, count(*)) FROM base.indicator GROUP BY id HAVING count(*) > 1
UNION ALL
SELECT format('facts/sources.csv: source_id {} muncul {} kali', source_id, count(*)) FROM base.source GROUP BY source_id HAVING count(*) > 1
UNION ALL
SELECT format('{} baris {}: target {} {} {} {} muncul {} kali', min(file), max(row), document, indicator, region_code,
              coalesce(year::VARCHAR, 'tanpa tahun'), count(*))
FROM base.target GROUP BY document, indicator, region_code, year HAVING count(*) > 1
UNION ALL
SELECT format('facts/conflicts.csv baris {}: conflict_id {} muncul {} kali', max(row), conflict_id, count(*))
FROM base.conflict GROUP BY conflict_id HAVING count(*) > 1
