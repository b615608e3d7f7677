-- Step 1, second half: one person (orang) of all rows with one NIK, and of exact twins of a row; `orang` is the first rid.
-- The first row of a NIK is believed. A row of another name is another person with a wrong NIK, even on the same birth
-- date, which stands in the NIK anyway; only the nomor KK and the birth date together outweigh the name.
CREATE OR REPLACE TABLE tautan AS
WITH pertama AS (
    SELECT nik, min(rid) AS rid FROM baris WHERE nik IS NOT NULL GROUP BY nik
), dicocokkan AS (
    SELECT b.rid, b.nik, p.rid AS pertama,
           CASE WHEN b.rid = a.rid THEN true
                WHEN b.nama = '' OR a.nama = '' THEN coalesce(b.tgl = a.tgl, true)
                ELSE jaro_winkler_similarity(b.nama, a.nama) >= 0.8
                     OR list_has_any(list_filter(string_split(b.nama, ' '), lambda kata: length(kata) > 3),
                                     list_filter(string_split(a.nama, ' '), lambda kata: length(kata) > 3))
                     OR coalesce(b.kk = a.kk AND b.tgl = a.tgl, false) END AS cocok
    FROM baris b JOIN pertama p USING (nik) JOIN baris a ON a.rid = p.rid
)
SELECT b.rid, coalesce(CASE WHEN c.cocok THEN c.pertama END, b.rid) AS orang, coalesce(c.cocok, false) AS lewat_nik
FROM baris b LEFT JOIN dicocokkan c USING (rid);

-- Rows of one name, birth date and nomor KK (or, within one list, village) are one person unless two NIK say otherwise.
CREATE OR REPLACE TEMP TABLE kembar AS
WITH dikenal AS (
    SELECT t.orang, b.nama, b.tgl, b.kk, b.desa, b.daftar, CASE WHEN t.lewat_nik THEN b.nik END AS nik
    FROM baris b JOIN tautan t USING (rid) WHERE b.nama <> '' AND b.tgl IS NOT NULL
), serupa AS (
    SELECT array_agg(DISTINCT orang) AS semua FROM dikenal WHERE kk IS NOT NULL GROUP BY nama, tgl, kk
    HAVING count(DISTINCT orang) > 1 AND count(DISTINCT nik) <= 1
    UNION ALL
    SELECT array_agg(DISTINCT orang) FROM dikenal WHERE desa <> '' AND nama LIKE '% %' AND tgl NOT LIKE '%-01-01'
    GROUP BY nama, tgl, desa, daftar
    HAVING count(DISTINCT orang) > 1 AND count(DISTINCT nik) <= 1 AND count(DISTINCT kk) <= 1
)
SELECT list_min(semua) AS pertama, unnest(semua) AS orang FROM serupa;
