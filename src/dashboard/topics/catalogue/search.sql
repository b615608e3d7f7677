SELECT 'Istilah' AS kind, term AS title, coalesce(long_form, meaning) AS detail, meaning AS more, 'data' AS page,
       'bagian=Istilah&istilah=' || url_encode(term) AS parameters
FROM main.glossary
UNION ALL
SELECT 'Istilah', 'Glosarium', 'semua istilah dan singkatan', 'daftar kamus arti', 'data', 'bagian=Istilah'
UNION ALL
SELECT 'Dataset', title, 'Unduh: ' || subject, concat_ws(' ', purpose, concept, producer, 'unduh csv xlsx paket data metadata satu data'), 'unduh',
       'dataset=' || dataset
FROM main.datasets
