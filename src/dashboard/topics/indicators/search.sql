SELECT 'Indikator' AS kind, i.name AS title, i.dimension AS detail, i.short_name || ' ' || i.definition AS more,
       CASE WHEN bool_or(r.level IN ('desa', 'kelurahan')) THEN 'peta' ELSE 'tren' END AS page, 'ind=' || i.id AS parameters
FROM main.indicators i JOIN main.observations o ON o.indicator = i.id JOIN main.regions r ON r.code = o.region_code
GROUP BY i.id, i.name, i.dimension, i.short_name, i.definition
HAVING bool_or(r.level IN ('desa', 'kelurahan')) OR bool_or(r.code = (SELECT code FROM main.home))
