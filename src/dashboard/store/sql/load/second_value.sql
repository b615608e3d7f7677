-- Before figures handed in are laid over the facts, which replaces those of the same key.
INSERT INTO base.second_value BY NAME
SELECT o.indicator, o.region_code, o.year, o.period, o.value, s.title AS source, s.url, o.is_derived,
       NULL AS submission_id, o.file, o.row
FROM base.observation o
SEMI JOIN (SELECT indicator, region AS region_code, year, period_name AS period FROM submitted_observations)
    USING (indicator, region_code, year, period)
LEFT JOIN base.source s USING (source_id)
UNION ALL BY NAME
SELECT indicator, region AS region_code, year, period_name AS period, value, source_title AS source, source_url AS url,
       false AS is_derived, submission_id, file, row
FROM replaced_observations;
