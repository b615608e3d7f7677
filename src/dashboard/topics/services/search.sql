SELECT 'Keperluan layanan' AS kind, 'Permintaan layanan: ' || n.name AS title, any_value(c.sector) AS detail,
       string_agg(DISTINCT n.code, ' ') || ' slrt layanan puskesos' AS more, 'layanan' AS page, 'bagian=Keperluan' AS parameters
FROM main.service_needs n JOIN main.service_counts c ON c.need = n.code GROUP BY n.name
UNION ALL
SELECT 'Layanan', 'Waktu jawab ' || a.short_name, a.name, 'slrt rujukan lama jawab', 'layanan', 'opd=' || a.code
FROM main.agencies a WHERE EXISTS (SELECT 1 FROM main.service_counts c WHERE c.agency = a.code AND c.answer <> 'tidak dirujuk')
UNION ALL
SELECT 'Layanan', 'Pantauan PBI-JKN', 'peserta dinonaktifkan dan kembali', 'bpjs reaktivasi kuota jaminan kesehatan', 'layanan', 'bagian=Pantauan PBI-JKN'
WHERE EXISTS (SELECT 1 FROM main.jkn_watch)
