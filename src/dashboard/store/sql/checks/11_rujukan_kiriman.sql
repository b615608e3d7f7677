-- OPD, programs, villages and places on handed-in rows exist.
WITH used AS (
    SELECT file, row, 'agency' AS col, agency AS code, 'OPD' AS what FROM base.agency_aliases
    UNION ALL SELECT file, row, 'agency', agency, 'OPD' FROM base.programs
    UNION ALL SELECT file, row, 'agency', agency, 'OPD' FROM base.rat_matrix
    UNION ALL SELECT file, row, 'agency', agency, 'OPD' FROM base.rat_targets
    UNION ALL SELECT file, row, 'agency', agency, 'OPD' FROM base.rat_realisation
    UNION ALL SELECT file, row, 'program', program, 'program' FROM base.coverage
    UNION ALL SELECT file, row, 'program', program, 'program' FROM base.program_aliases
    UNION ALL SELECT file, row, 'region', region, 'wilayah' FROM base.place_aliases
    UNION ALL SELECT file, row, 'village', village, 'desa' FROM base.coverage
    UNION ALL SELECT file, row, 'village', village, 'desa' FROM base.registry_counts
    UNION ALL SELECT file, row, 'location', unnest(places), 'wilayah' FROM base.rat_matrix
),
known AS (
    SELECT 'OPD' AS what, code FROM base.agencies
    UNION ALL SELECT 'program', code FROM base.programs
    UNION ALL SELECT 'desa', code FROM base.region WHERE level IN ('desa', 'kelurahan') AND starts_with(code, '35.05.')
    UNION ALL SELECT 'wilayah', code FROM base.region WHERE starts_with(code, '35.05')
)
SELECT format('{} baris {}, kolom {}: {} "{}" tidak dikenal', min(file), min(row), col, what, coalesce(code, '')) AS problem
FROM used ANTI JOIN known USING (what, code)
GROUP BY file, col, what, code
