SELECT 'Register' AS kind, 'Register ' || register AS title, 'Hitungan per desa dan desil, selisih, perubahan' AS detail,
       'dtsen sidaksos dtks p3ke bdt desil data terpadu sasaran' AS more, 'register' AS page, '' AS parameters
FROM main.registry_counts GROUP BY register
UNION ALL
SELECT 'Register', 'Perubahan register', 'Masuk, keluar, pindah desil, verifikasi', 'desil signifikan ekstrem exclusion', 'register',
       'bagian=Perubahan'
WHERE EXISTS (SELECT 1 FROM main.register_changes)
UNION ALL
SELECT 'Register', 'Kelayakan program menurut desil', string_agg(DISTINCT name, ', ' ORDER BY name), 'aturan penerima desil kelayakan tidak terdaftar',
       'register', 'bagian=Kelayakan'
FROM main.eligibility WHERE EXISTS (SELECT 1 FROM main.registry_counts) HAVING count(*) > 0
UNION ALL
SELECT 'Register', 'Daftar periksa register', 'Temuan di desa: ditemukan, ditanyakan, dijelaskan, diperbaiki',
       'temuan salah desil tidak terdaftar', 'register', 'bagian=Daftar periksa'
WHERE EXISTS (SELECT 1 FROM main.register_checks)
UNION ALL
SELECT 'Register', 'Irisan register dan program', 'Terjangkau, tidak menerima, tidak terdaftar, tercatat ganda',
       'rekonsiliasi padan irisan inklusi eksklusi inclusion exclusion error dtsen sidaksos', 'register', 'bagian=Irisan'
WHERE EXISTS (SELECT 1 FROM main.register_overlaps) OR EXISTS (SELECT 1 FROM main.register_deciles)
