CREATE VIEW main.registry_counts_usual AS
SELECT c.register, c.decile, c.village AS region_code, r.parent_code AS kecamatan_code, c.period,
       left(c.period, 4)::INTEGER AS year,
       CASE WHEN c.period LIKE '%-TW%' THEN right(c.period, 1)::INTEGER END AS quarter,
       c.unit, c.decile_basis, c.village_basis, c."count", c.is_sample, c.submission_id,
       concat_ws('|', c.register, c.decile_basis, c.village_basis, c.unit, c.period, c.village, c.decile) AS record
FROM base.registry_counts c LEFT JOIN base.region r ON r.code = c.village
QUALIFY dense_rank() OVER (
    PARTITION BY c.register, c.period, c.unit
    ORDER BY list_position(['nasional', 'kelas skor', 'kabupaten', 'provinsi'], c.decile_basis),
             list_position(['domisili', 'KTP'], c.village_basis)) = 1;
COMMENT ON VIEW main.registry_counts_usual IS
    'Jumlah dalam register dengan satu dasar desil dan satu dasar desa tiap register dan periode, sehingga boleh dijumlahkan.';
CREATE VIEW main.register_families AS
SELECT register, left(period, 4)::INTEGER AS year, is_sample FROM base.registry_counts WHERE unit = 'KK'
UNION SELECT register, year(cutoff), is_sample FROM base.register_changes WHERE unit = 'KK'
UNION SELECT "first", year(cutoff_first), is_sample FROM base.register_overlaps WHERE unit = 'KK'
UNION SELECT "second", year(cutoff_second), is_sample FROM base.register_overlaps WHERE unit = 'KK';
COMMENT ON VIEW main.register_families IS
    'Daftar dan tahun yang dihitung dalam KK: hitungan jiwanya tidak ditunjukkan kepada pengunjung, sebab KK dan jiwa satu desa saling mempersempit.';
