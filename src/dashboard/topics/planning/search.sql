SELECT CASE document WHEN 'RPJMD' THEN 'Sasaran RPJMD' ELSE 'Prioritas RPKD' END AS kind, name AS title,
       'rantai perencanaan ' || max(year) AS detail, document || ' sinkronisasi' AS more, 'sinkronisasi' AS page,
       format('tahun={}', max(year)) AS parameters
FROM main.planning_links WHERE document IN ('RPJMD', 'RPKD') AND name IS NOT NULL GROUP BY document, name
