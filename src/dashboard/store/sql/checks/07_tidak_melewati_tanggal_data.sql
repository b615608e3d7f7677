-- No figure may speak of a time after the date on which the data were gathered.
SELECT format('{} baris {}: {} {} {} berakhir setelah tanggal data {}', o.file, o.row, o.indicator, o.period, o.year, i.data_date) AS problem
FROM base.observation o
JOIN base.period p ON p.name = o.period
CROSS JOIN base.info i
WHERE last_day(make_date(o.year, p.month, 1)) > i.data_date
UNION ALL
SELECT format('{} baris {}, kolom period: "{}" bukan periode yang dikenal', file, row, period)
FROM base.observation WHERE period NOT IN (SELECT name FROM base.period)
