SELECT dataset, file_name, "at" FROM submissions
WHERE submission_id IN (SELECT submission_id FROM register_overlaps UNION SELECT submission_id FROM register_deciles)
ORDER BY "at", file_name;
