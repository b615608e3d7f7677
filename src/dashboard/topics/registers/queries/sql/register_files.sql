SELECT dataset, file_name, "at" FROM submissions
WHERE submission_id IN (
    SELECT submission_id FROM registry_counts UNION SELECT submission_id FROM register_changes
    UNION SELECT submission_id FROM register_checks)
ORDER BY "at", file_name;
