-- What splink compares: one row for each person known so far, as the earliest list tells it. `sisa`: may still have
-- another row somewhere: not in the reference list, or there without a NIK that tells its birth date.
CREATE OR REPLACE TABLE pihak AS
WITH rangkum AS (
    SELECT t.orang, min(b.rid) AS rid, bit_or(1::INTEGER << b.daftar) AS semua,
           bit_or(CASE WHEN b.sah AND t.lewat_nik THEN 1::INTEGER << b.daftar ELSE 0 END) AS ber_nik,
           max(CASE WHEN b.nik IS NULL OR NOT t.lewat_nik THEN 0 WHEN b.sah THEN 2 ELSE 1 END) AS mutu,
           min(b.kk) FILTER (b.kk IS NOT NULL) AS kk,
           bool_or(b.daftar = $acuan AND b.sah AND t.lewat_nik) AS pasti
    FROM baris b JOIN tautan t USING (rid) GROUP BY t.orang
), isi AS (
    SELECT r.orang AS unique_id, nullif(b.nama, '') AS nama, b.tgl, nullif(b.desa, '') AS desa,
           coalesce(b.kk, r.kk) AS kk, r.semua, r.ber_nik, r.mutu, NOT r.pasti AS sisa,
           string_split(b.nama, ' ') AS kata
    FROM rangkum r JOIN baris b USING (rid)
), kunci AS (
    SELECT *, left(tgl, 4) AS tahun, left(nama, 2) AS awal, right(nama, 3) AS akhir,
           array_to_string(list_sort(kata), ' ') AS urut
    FROM isi
)
SELECT unique_id, nama, awal, urut, kata, tgl, tahun, desa, left(desa, 8) AS kecamatan, kk, semua, ber_nik, mutu, sisa,
       CASE WHEN count(*) OVER (PARTITION BY tgl, awal) <= $banyak THEN tgl || awal END AS k_tgl_awal,
       CASE WHEN count(*) OVER (PARTITION BY tgl, akhir) <= $banyak THEN tgl || akhir END AS k_tgl_akhir,
       CASE WHEN count(*) OVER (PARTITION BY desa, tgl) <= $banyak THEN desa || tgl END AS k_desa_tgl,
       CASE WHEN count(*) OVER (PARTITION BY desa, urut) <= $banyak THEN desa || urut END AS k_desa_nama,
       CASE WHEN count(*) OVER (PARTITION BY tahun, urut) <= $banyak THEN tahun || urut END AS k_tahun_nama,
       CASE WHEN count(*) OVER (PARTITION BY tgl, desa, awal) <= 4 * $banyak THEN tgl || desa || awal END AS k_desa_tgl_awal,
       CASE WHEN count(*) OVER (PARTITION BY kk) <= $banyak THEN kk END AS k_kk
FROM kunci WHERE nama IS NOT NULL;
