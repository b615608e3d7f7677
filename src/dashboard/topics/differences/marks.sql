-- A figure with an open case says so in its note (beda=<case>, view observations), which goes wherever the figure goes.
INSERT INTO base.figure_mark BY NAME
SELECT DISTINCT ON (indicator, region_code, year, period) indicator, region_code, try_cast(year AS INTEGER) AS year, period, case_id
FROM main.figure_differences
WHERE is_unsettled AND indicator IS NOT NULL AND region_code IS NOT NULL AND try_cast(year AS INTEGER) IS NOT NULL
ORDER BY case_id;
