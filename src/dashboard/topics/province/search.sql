SELECT CASE level WHEN 'kota' THEN 'Kota' ELSE 'Kabupaten' END AS kind, name AS title,
       (SELECT label FROM main.home) AS detail, label AS more, 'provinsi' AS page, 'kab=' || code AS parameters
FROM main.regions WHERE level IN ('kabupaten', 'kota') AND parent_code = (SELECT code FROM main.home)
