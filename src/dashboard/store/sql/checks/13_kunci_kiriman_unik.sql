-- No handed-in row stands twice under one key, and no part of a key is missing.
WITH keyed AS (
    SELECT 'agencies' AS dataset, code AS key, count(*) AS n FROM base.agencies GROUP BY code
    UNION ALL SELECT 'agency_aliases', alias, count(*) FROM base.agency_aliases GROUP BY alias
    UNION ALL SELECT 'program_aliases', alias, count(*) FROM base.program_aliases GROUP BY alias
    UNION ALL SELECT 'place_aliases', alias, count(*) FROM base.place_aliases GROUP BY alias
    UNION ALL SELECT 'programs', code, count(*) FROM base.programs GROUP BY code
    UNION ALL SELECT 'rat_matrix', format('{} {} {} {}', year, agency, sub_code, line), count(*)
              FROM base.rat_matrix GROUP BY year, agency, sub_code, line
    UNION ALL SELECT 'rat_targets', format('{} {} {} {}', year, agency, sub_code, indicator), count(*)
              FROM base.rat_targets GROUP BY year, agency, sub_code, indicator
    UNION ALL SELECT 'rat_realisation', format('{} TW{} {} {} {}', year, quarter, agency, sub_code, indicator), count(*)
              FROM base.rat_realisation GROUP BY year, quarter, agency, sub_code, indicator
    UNION ALL SELECT 'coverage', format('{} {} {}', program, village, period), count(*)
              FROM base.coverage GROUP BY program, village, period HAVING count(*) > 1 OR program IS NULL OR village IS NULL OR period IS NULL
    UNION ALL SELECT 'registry_counts', format('{} {} {} {} {}', register, decile, village, period, unit), count(*)
              FROM base.registry_counts GROUP BY register, decile, village, period, unit
)
SELECT format('{}: kunci "{}" ada {} kali atau tidak lengkap', dataset, coalesce(key, ''), n) AS problem
FROM keyed WHERE n > 1 OR key IS NULL
