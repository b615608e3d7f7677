-- Pairs of rows of different lists that one NIK links: how the same person is written twice teaches the model.
CREATE OR REPLACE TABLE berlabel AS
WITH dipakai AS (
    SELECT t.orang, min(t.rid) AS satu, arg_min(t.rid, hash(t.rid)) FILTER (b.daftar <> a.daftar) AS dua
    FROM tautan t JOIN baris b USING (rid) JOIN baris a ON a.rid = t.orang
    WHERE t.lewat_nik GROUP BY t.orang HAVING count(DISTINCT b.daftar) > 1
), contoh AS (
    SELECT orang, unnest([satu, dua]) AS rid
    FROM (FROM dipakai WHERE dua IS NOT NULL ORDER BY hash(orang) LIMIT $banyak)
)
SELECT b.rid AS unique_id, c.orang AS label, nullif(b.nama, '') AS nama, string_split(b.nama, ' ') AS kata,
       array_to_string(list_sort(string_split(b.nama, ' ')), ' ') AS urut, b.tgl, left(b.tgl, 4) AS tahun,
       nullif(b.desa, '') AS desa, left(nullif(b.desa, ''), 8) AS kecamatan, b.kk
FROM contoh c JOIN baris b USING (rid);
