-- A figure with an open case says so in its note (beda=<case>, views observations, targets, program_facts), which goes
-- wherever the figure goes. Cases about no indicator are named by the notes of programme facts.
-- All cases are worked out here, once a build.
INSERT INTO base.figure_difference SELECT * FROM base.differing_figures;
INSERT INTO base.figure_mark BY NAME
SELECT DISTINCT ON (indicator, region_code, year, period) indicator, region_code, try_cast(year AS INTEGER) AS year, period, case_id
FROM base.figure_difference
WHERE is_unsettled AND indicator IS NOT NULL AND region_code IS NOT NULL AND try_cast(year AS INTEGER) IS NOT NULL
ORDER BY case_id;
INSERT INTO base.figure_mark BY NAME
SELECT region_code, case_id FROM base.figure_difference WHERE is_unsettled AND indicator IS NULL;
