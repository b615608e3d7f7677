SELECT n.year, n.period_name AS period, n.text, n.date, n.is_sample, s."by"
FROM figure_notes n LEFT JOIN submissions s USING (submission_id)
WHERE n.indicator = $indicator AND n.region = $region
ORDER BY n.date DESC, n.text;
