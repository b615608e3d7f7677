-- Every code on a row is in the catalogue, the list of regions or the list of sources.
WITH used AS (
    SELECT file, row, 'indicator' AS col, indicator AS code, (SELECT list(id) FROM base.indicator) AS known FROM base.observation
    UNION ALL SELECT file, row, 'region_code', region_code, (SELECT list(code) FROM base.region) FROM base.observation
    UNION ALL SELECT file, row, 'source_id', source_id, (SELECT list(source_id) FROM base.source) FROM base.observation
    UNION ALL SELECT file, row, 'se_source_id', se_source_id, (SELECT list(source_id) FROM base.source) FROM base.observation WHERE se_source_id IS NOT NULL
    UNION ALL SELECT file, row, 'indicator', indicator, (SELECT list(id) FROM base.indicator) FROM base.margin
    UNION ALL SELECT file, row, 'follows', follows, (SELECT list(id) FROM base.indicator) FROM base.margin WHERE follows IS NOT NULL
    UNION ALL SELECT file, row, 'indicator', indicator, (SELECT list(id) FROM base.indicator) FROM base.release
    UNION ALL SELECT file, row, 'indicator', indicator, (SELECT list(id) FROM base.indicator) FROM base.target
    UNION ALL SELECT file, row, 'region_code', region_code, (SELECT list(code) FROM base.region) FROM base.target
    UNION ALL SELECT file, row, 'source_id', source_id, (SELECT list(source_id) FROM base.source) FROM base.target
    UNION ALL SELECT file, row, 'part_of', unnest(string_split(part_of, ';')), (SELECT list(concept) FROM base.indicator) FROM base.indicator
    UNION ALL SELECT file, row, 'indicator', indicator, (SELECT list(id) FROM base.indicator) FROM base.method_break
    UNION ALL SELECT file, row, 'region_code', region_code, (SELECT list(code) FROM base.region) FROM base.method_break WHERE region_code NOT LIKE '%*'
    UNION ALL SELECT file, row, 'indicator', indicator, (SELECT list(id) FROM base.indicator) FROM base.anchor
    UNION ALL SELECT file, row, 'indicator', indicator, (SELECT list(id) FROM base.indicator) FROM base.conflict WHERE indicator IS NOT NULL
    UNION ALL SELECT file, row, 'region_code', region_code, (SELECT list(code) FROM base.region) FROM base.conflict WHERE region_code IS NOT NULL
    UNION ALL SELECT file, row, 'source_id', source_id, (SELECT list(source_id) FROM base.source) FROM base.program_fact
    UNION ALL SELECT file, row, 'region_code', region_code, (SELECT list(code) FROM base.region) FROM base.program_fact WHERE region_code IS NOT NULL
)
SELECT format('{} baris {}, kolom {}: kode "{}" tidak dikenal', file, row, col, code) AS problem
FROM used WHERE NOT list_contains(known, code)
