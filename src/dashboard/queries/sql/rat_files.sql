SELECT s.dataset, s.file_name, s."at", r.year, count(*) AS rows
FROM (
    SELECT year, submission_id FROM rat_actions UNION ALL
    SELECT year, submission_id FROM rat_indicators UNION ALL
    SELECT year, submission_id FROM rat_reports
) r
JOIN submissions s USING (submission_id)
GROUP BY ALL
ORDER BY s."at" DESC, r.year;
