-- Of the labelled pairs, how many any of the blocking keys would have brought together.
SELECT count(*) AS semua,
       count(*) FILTER (
           (a.tgl = b.tgl AND (left(a.nama, 2) = left(b.nama, 2) OR right(a.nama, 3) = right(b.nama, 3) OR a.desa = b.desa))
           OR (a.urut = b.urut AND (a.desa = b.desa OR a.tahun = b.tahun)) OR a.kk = b.kk) AS terjangkau
FROM berlabel a JOIN berlabel b ON a.label = b.label AND a.unique_id < b.unique_id
WHERE a.nama IS NOT NULL AND b.nama IS NOT NULL;
