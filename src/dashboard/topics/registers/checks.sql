-- What the reconciliation lets out is the same for every reader, so a list of one year has one unit in all of it: no more
-- families than persons are counted, and a village without persons has no family.
WITH told AS (
    SELECT "first" AS list, year(cutoff_first) AS year, unit, is_sample FROM base.register_overlaps
    UNION SELECT "second", year(cutoff_second), unit, is_sample FROM base.register_overlaps
    UNION SELECT register, year(cutoff_register), unit, is_sample FROM base.register_deciles
    UNION SELECT program, year(cutoff_program), unit, is_sample FROM base.register_deciles)
SELECT format('Irisan daftar: {} tahun {} dihitung dalam KK dan dalam jiwa. KK dan jiwa dari orang yang sama saling '
              'mempersempit hitungan kecil; serahkan putaran dengan satuan yang sama, atau tarik yang lama', list, year) AS problem
FROM told GROUP BY list, year, is_sample HAVING count(DISTINCT unit) > 1
UNION ALL
SELECT DISTINCT format('Irisan daftar menghitung {} tahun {} dalam jiwa, padahal Jumlah dalam register memuat KK-nya. KK dan '
                       'jiwa dari orang yang sama saling mempersempit hitungan kecil; hitung putaran itu dalam KK', list, t.year)
FROM told t JOIN base.registry_counts c ON c.register = t.list AND left(c.period, 4)::INTEGER = t.year
    AND c.is_sample = t.is_sample
WHERE t.unit = 'jiwa' AND c.unit = 'KK';
