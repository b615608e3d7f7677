SELECT 'Istilah' AS kind, term AS title, coalesce(long_form, meaning) AS detail, meaning AS more, 'data' AS page,
       'bagian=Istilah' AS parameters
FROM main.glossary
UNION ALL
SELECT 'Istilah', 'Glosarium', 'semua istilah dan singkatan', 'daftar kamus arti', 'data', 'bagian=Istilah'
