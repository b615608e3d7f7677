-- No figure may speak of a time after the date on which the data were gathered.
SELECT format('{} baris {}: {} {} {} berakhir setelah tanggal data {}', o.file, o.row, o.indicator, o.period, o.year, i.data_date) AS problem
FROM base.observation o
JOIN base.period p ON p.name = o.period
CROSS JOIN base.info i
WHERE CASE WHEN o.year < 1900 THEN false  -- named below
           WHEN o.year > year(i.data_date) THEN true  -- also years that no date can hold
           ELSE last_day(make_date(o.year, p.month, 1)) > i.data_date END
UNION ALL
SELECT format('{} baris {}, kolom period: "{}" bukan periode yang dikenal', file, row, period)
FROM base.observation WHERE period NOT IN (SELECT name FROM base.period)
UNION ALL
SELECT format('{} baris {}, kolom year: {} bukan tahun yang wajar', file, row, year)
FROM (SELECT file, row, year FROM base.observation UNION ALL SELECT file, row, year FROM base.target
      UNION ALL SELECT file, row, year FROM base.program_fact)
WHERE year < 1900
