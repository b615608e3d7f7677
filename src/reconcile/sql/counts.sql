-- Persons and families in one table: satuan says which a row is.
CREATE OR REPLACE TEMP TABLE dihitung AS
SELECT 'jiwa' AS satuan, desa, desil, semua, di, ganda, ('0x' || left(md5(nama_tetap), 15))::UBIGINT AS tanda
FROM perorang WHERE desa IS NOT NULL
UNION ALL
SELECT 'KK', arg_min(desa, orang) FILTER (desa IS NOT NULL), min(desil), bit_or(semua), flatten(list(di)), flatten(list(ganda)),
       ('0x' || left(md5(CASE WHEN keluarga LIKE 'o%' THEN min(nama_tetap) ELSE keluarga END), 15))::UBIGINT
FROM perorang GROUP BY keluarga HAVING count(desa) > 0;
