-- The public views: the only names that the app and analysts use. Columns are renamed only here.
-- Tables in schema base are private and may change with any release.

CREATE VIEW main.regions AS
SELECT
    r.code, r.bps_code, r.name,
    CASE WHEN count(*) OVER (PARTITION BY r.name, r.level IN ('desa', 'kelurahan')) > 1
              AND r.level IN ('desa', 'kelurahan')
         THEN r.name || ' (' || k.name || ')' ELSE
         CASE r.level WHEN 'kabupaten' THEN 'Kabupaten ' || r.name WHEN 'kota' THEN 'Kota ' || r.name
              ELSE r.name END
    END AS label,
    r.level, r.parent_code,
    CASE WHEN r.level = 'kecamatan' THEN r.code WHEN r.level IN ('desa', 'kelurahan') THEN k.code END
        AS kecamatan_code,
    CASE WHEN r.level = 'kecamatan' THEN r.name WHEN r.level IN ('desa', 'kelurahan') THEN k.name END
        AS kecamatan,
    r.lon, r.lat, r.area_km2
FROM base.region r
LEFT JOIN base.region k ON k.code = r.parent_code AND k.level = 'kecamatan'
ORDER BY r.code;

CREATE VIEW main.indicators AS
SELECT id, name, short_name, definition, unit, decimals, direction, dimension, scale, concept, series, comparability,
       period_rule, delta_unit, minimum, maximum, publisher, breaks, kabkota_breaks, categories
FROM base.indicator
ORDER BY position;

CREATE VIEW main.sources AS
SELECT source_id, title, url, publisher, kind FROM base.source ORDER BY source_id;

CREATE VIEW main.observations AS
SELECT indicator, region_code, year, period, value, unit, source_id, note, is_derived, is_sample
FROM base.observation;

CREATE VIEW main.targets AS
SELECT document, indicator, region_code, year, target, target_low, target_high, unit, source_id, note
FROM base.target ORDER BY indicator, region_code, year;

CREATE VIEW main.conflicts AS
SELECT conflict_id, fact, indicator, region_code, year, value_a, source_a, value_b, source_b, status, note
FROM base.conflict ORDER BY conflict_id;

CREATE VIEW main.breaks AS
SELECT indicator, region_code, year_before, year_after, reason
FROM base.method_break ORDER BY indicator, year_after;

CREATE VIEW main.program_facts AS
SELECT program, year, region_code, region_level, unit, value, source_id, note
FROM base.program_fact ORDER BY program, year;

CREATE VIEW main.neighbours AS
SELECT code, neighbour_code, shared_km FROM base.neighbour ORDER BY code, shared_km DESC;

CREATE VIEW main.outlines AS
SELECT code, kind, path FROM base.outline ORDER BY code;

CREATE VIEW main.build_info AS
SELECT build_id, built_at, data_date, credit, assets FROM base.info;
