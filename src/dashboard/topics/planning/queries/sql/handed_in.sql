WITH used AS (
    SELECT DISTINCT 'planning_links' AS dataset, submission_id FROM planning_links WHERE submission_id IS NOT NULL
    UNION ALL SELECT DISTINCT 'code_crosswalk', submission_id FROM code_crosswalk WHERE submission_id IS NOT NULL)
SELECT u.dataset, s.file_name, s."at" FROM used u JOIN submissions s USING (submission_id) ORDER BY s."at" DESC;
