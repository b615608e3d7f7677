SELECT d.code, d.meeting, d.decision, d.agency, coalesce(a.name, d.agency) AS agency_name,
       coalesce(a.short_name, d.agency) AS agency_short, d.agency_then, d.due, d.entered_by, d.submission_id, d.is_sample
FROM tkpk_decisions d
LEFT JOIN agencies a ON a.code = d.agency
ORDER BY d.due, d.code;
