-- Every village belongs to a kecamatan, every kecamatan to the kabupaten.
SELECT format('regions/regions.csv baris {}: {} {} punya induk "{}" yang bukan kecamatan', r.row, r.level, r.name, coalesce(r.parent_code, '')) AS problem
FROM base.region r
LEFT JOIN base.region k ON k.code = r.parent_code AND k.level = 'kecamatan'
WHERE r.level IN ('desa', 'kelurahan') AND k.code IS NULL
UNION ALL
SELECT format('regions/regions.csv baris {}: kecamatan {} punya induk "{}" yang bukan kabupaten atau kota', r.row, r.name, coalesce(r.parent_code, ''))
FROM base.region r
LEFT JOIN base.region k ON k.code = r.parent_code AND k.level IN ('kabupaten', 'kota')
WHERE r.level = 'kecamatan' AND k.code IS NULL
UNION ALL
SELECT format('regions/regions.csv baris {}, kolom level: "{}" bukan tingkat wilayah yang dikenal', row, level)
FROM base.region WHERE level NOT IN ('nasional', 'provinsi', 'kabupaten', 'kota', 'kecamatan', 'desa', 'kelurahan')
