-- A figure with an open case says so in its note (beda=<case>, views observations, targets, program_facts), which goes
-- wherever the figure goes. Cases about no indicator are named by the notes of programme facts.
-- The view is asked once: planning it takes longer than its answer.
CREATE TEMP TABLE unsettled_case AS
SELECT indicator, region_code, year, period, case_id FROM main.figure_differences WHERE is_unsettled;
INSERT INTO base.figure_mark BY NAME
SELECT DISTINCT ON (indicator, region_code, year, period) indicator, region_code, try_cast(year AS INTEGER) AS year, period, case_id
FROM unsettled_case
WHERE indicator IS NOT NULL AND region_code IS NOT NULL AND try_cast(year AS INTEGER) IS NOT NULL
ORDER BY case_id;
INSERT INTO base.figure_mark BY NAME
SELECT region_code, case_id FROM unsettled_case WHERE indicator IS NULL;
DROP TABLE unsettled_case;
