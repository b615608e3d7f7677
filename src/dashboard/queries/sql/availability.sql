-- $area: code of a region to stay within (itself and everything below it), or null for all.
WITH grouped AS (
    SELECT code,
           CASE WHEN level IN ('desa', 'kelurahan') THEN 'desa/kelurahan'
                WHEN code = (SELECT code FROM home) THEN (SELECT label FROM home)
                WHEN level IN ('kabupaten', 'kota')
                    THEN 'kabupaten/kota' || CASE (SELECT level FROM home) WHEN 'provinsi' THEN '' ELSE ' lain' END
                WHEN level = 'provinsi' THEN (SELECT province FROM home) WHEN level = 'nasional' THEN (SELECT nation FROM home) ELSE level END AS level
    FROM regions
    WHERE $area IS NULL OR code = $area OR starts_with(code, $area || '.')
), sizes AS (
    SELECT level, count(*) AS regions_total FROM grouped GROUP BY level
), figures AS (  -- one row per region and year: a published figure counts before a calculated one
    SELECT o.indicator, o.year, g.level, o.region_code, bool_and(o.is_derived) AS only_derived
    FROM observations o JOIN grouped g ON g.code = o.region_code
    JOIN indicators i ON i.id = o.indicator AND i.period_rule = o.period  -- Triwulan I is not a year
    GROUP BY ALL
)
SELECT f.indicator, f.year, f.level, count(*) AS regions_with_value,
       count(*) FILTER (only_derived) AS regions_derived, any_value(z.regions_total) AS regions_total
FROM figures f JOIN sizes z USING (level)
GROUP BY f.indicator, f.year, f.level
ORDER BY f.indicator, f.year, f.level;
