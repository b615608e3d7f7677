SELECT CASE level WHEN 'kecamatan' THEN 'Kecamatan' WHEN 'desa' THEN 'Desa' ELSE 'Kelurahan' END AS kind,
       name AS title, CASE WHEN level = 'kecamatan' THEN (SELECT label FROM main.home) ELSE 'Kecamatan ' || kecamatan END AS detail,
       '' AS more, 'profil' AS page, CASE WHEN level = 'kecamatan' THEN 'kec=' ELSE 'desa=' END || code AS parameters
FROM main.regions WHERE level IN ('kecamatan', 'desa', 'kelurahan') AND starts_with(code, (SELECT code FROM main.home) || '.')
