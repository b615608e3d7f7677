-- Step 3: who is counted. One row for each person (jiwa) or family (KK): village and family as the first list tells
-- them, in which lists, how often in each (`di`), in which more than once (`ganda`); `tanda` is a number that names the record in roundings.
CREATE OR REPLACE TEMP TABLE perorang AS
SELECT t.orang, arg_min(b.desa, b.daftar) FILTER (b.desa <> '') AS desa,
       coalesce(arg_min(b.kk, b.daftar) FILTER (b.kk IS NOT NULL), 'o' || t.orang) AS keluarga,
       arg_min(b.desil, b.rid) FILTER (b.daftar = $acuan) AS desil,
       bit_or(1::INTEGER << b.daftar) AS semua,
       min(coalesce(b.nik, md5(concat_ws('|', b.nama, b.tgl, b.desa)))) AS nama_tetap,
       list(b.daftar) AS di,
       list_filter(list_distinct(list(b.daftar)), lambda one: len(list_filter(list(b.daftar), lambda other: other = one)) > 1)
           AS ganda
FROM baris b JOIN tautan t USING (rid) GROUP BY t.orang;
