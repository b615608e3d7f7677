-- A release calendar that cannot be read would call every figure late, or none.
SELECT format('{} baris {}: bulan harus 1 sampai 12 dan jeda tahun 0 sampai 5', file, row) AS problem
FROM base.release WHERE (month BETWEEN 1 AND 12 AND lag_years BETWEEN 0 AND 5) IS NOT TRUE
UNION ALL
SELECT format('catalogue/releases.csv baris {}: indikator {} sudah ada', max(row), indicator)
FROM base.release GROUP BY indicator HAVING count(*) > 1
