SELECT r.case_id, r.date, r.shown, r.value, r.source, r.source_url, r.why, s."by", i.decimals, i.unit
FROM figure_reports r LEFT JOIN submissions s USING (submission_id) LEFT JOIN indicators i ON i.id = r.indicator
ORDER BY r.case_id, r.date, r.code;
