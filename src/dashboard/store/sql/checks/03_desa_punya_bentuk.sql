-- Every village has a shape, every shape a village, and so for kecamatan and the 38 kabupaten/kota.
SELECT format('{} {} ({}) tidak punya bentuk di boundaries/{}.geojson', r.level, r.name, r.code,
              CASE WHEN r.level = 'kecamatan' THEN 'kecamatan' WHEN r.level IN ('kabupaten', 'kota') THEN 'jatim_kabkota' ELSE 'desa' END) AS problem
FROM base.region r
WHERE r.level IN ('desa', 'kelurahan', 'kecamatan', 'kabupaten', 'kota')
  AND NOT EXISTS (SELECT 1 FROM base.shape s WHERE s.code = r.code)
UNION ALL
SELECT format('boundaries/{}.geojson: bentuk {} tidak ada di regions/regions.csv', s.layer, s.code)
FROM base.shape s
WHERE s.layer IN ('desa', 'kecamatan', 'jatim_kabkota') AND NOT EXISTS (SELECT 1 FROM base.region r WHERE r.code = s.code)
