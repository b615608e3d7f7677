-- Labels are what people read and choose from: none may stand for two regions.
SELECT format('regions/regions.csv: nama "{}" menunjuk {} wilayah', label, count(*)) AS problem
FROM main.regions WHERE level IN ('desa', 'kelurahan', 'kecamatan', 'kabupaten', 'kota')
GROUP BY label, level IN ('kecamatan') HAVING count(*) > 1
