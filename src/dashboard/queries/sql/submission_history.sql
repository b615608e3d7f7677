SELECT submission_id, dataset, period, "by", "at", rows, rejected, file_name, status, reason, withdrawn_by, withdrawn_at,
    agency
FROM submissions
ORDER BY submission_id DESC;
