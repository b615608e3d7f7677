-- A target handed in replaces the one of the same document, indicator, region and year.
INSERT INTO base.target BY NAME
SELECT * FROM incoming
ANTI JOIN (SELECT document, indicator, region AS region_code, year FROM submitted_targets) s
    USING (document, indicator, region_code, year)
UNION ALL BY NAME
SELECT s.document, s.indicator, s.region AS region_code, s.year, s.target, s.target_low, s.target_high, i.unit, s.status, t.source_id,
       s.submission_id, s.file, s.row
FROM submitted_targets s
LEFT JOIN base.indicator i ON i.id = s.indicator
LEFT JOIN submitted_source t ON t.title = s.source_title AND t.url IS NOT DISTINCT FROM s.source_url;
