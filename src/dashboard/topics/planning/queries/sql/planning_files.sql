WITH used AS (
    SELECT DISTINCT 'planning_links' AS dataset, submission_id FROM planning_links WHERE submission_id IS NOT NULL
    UNION ALL SELECT DISTINCT 'code_crosswalk', submission_id FROM code_crosswalk WHERE submission_id IS NOT NULL
    UNION ALL SELECT DISTINCT 'cross_requests', submission_id FROM cross_requests WHERE submission_id IS NOT NULL
    UNION ALL SELECT DISTINCT 'tagged_spending', submission_id FROM tagged_spending WHERE submission_id IS NOT NULL
    UNION ALL SELECT DISTINCT 'regional_spending', submission_id FROM regional_spending WHERE submission_id IS NOT NULL
    UNION ALL SELECT DISTINCT 'incentive_documents', submission_id FROM incentive_documents
    WHERE submission_id IS NOT NULL)
SELECT u.dataset, s.file_name, s."at" FROM used u JOIN submissions s USING (submission_id) ORDER BY s."at" DESC;
