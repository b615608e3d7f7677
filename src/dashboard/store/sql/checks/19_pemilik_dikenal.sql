-- The region that release.toml names is the one of the list, below its province (a province below the nation).
SELECT format('catalogue/release.toml, [home]: {} ({}, {}) tidak ada di regions/regions.csv dengan nama, tingkat, dan induk {}',
              h.name, h.level, h.code, h.above) AS problem
FROM (SELECT *, CASE level WHEN 'provinsi' THEN nation_code ELSE province_code END AS above FROM base.home) h
WHERE NOT EXISTS (SELECT 1 FROM base.region r WHERE r.code = h.code AND r.name = h.name AND r.level = h.level
                                               AND r.parent_code = h.above)
UNION ALL
SELECT format('catalogue/release.toml, [home.{}]: {} ({}) tidak ada di regions/regions.csv sebagai {}', o.part, o.name, o.code, o.level)
FROM (SELECT 'province' AS part, province_code AS code, province AS name, 'provinsi' AS level FROM base.home
      UNION ALL SELECT 'nation', nation_code, nation, 'nasional' FROM base.home) o
WHERE NOT EXISTS (SELECT 1 FROM base.region r WHERE r.code = o.code AND r.name = o.name AND r.level = o.level)
