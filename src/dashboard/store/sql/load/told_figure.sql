-- Every word on a figure that somebody handed in: theirs, and what the facts say of it. One who tells it again takes the
-- own earlier word back, so each `teller` (a source by its title) has one `newest`. The fact of an anchored figure has
-- no teller but itself: nobody corrects it without a decision.
CREATE TEMP TABLE told_figure AS
WITH handed_in AS (
    SELECT * FROM submitted_observations UNION ALL BY NAME SELECT * FROM replaced_observations
), told AS (
    SELECT indicator, region AS region_code, year, period_name AS period, value, source_title, source_url, note, se, rse, se_source,
           false AS is_derived, false AS is_fact, submission_id, file, row
    FROM handed_in
    UNION ALL BY NAME
    SELECT o.indicator, o.region_code, o.year, o.period, o.value, s.title AS source_title, s.url AS source_url,
           o.is_derived, true AS is_fact, o.file, o.row
    FROM base.observation o
    SEMI JOIN (SELECT indicator, region AS region_code, year, period_name AS period FROM submitted_observations)
        USING (indicator, region_code, year, period)
    LEFT JOIN base.source s USING (source_id)
)
SELECT t.*, a.value IS NOT NULL AS is_anchored,
       length(rtrim(split_part(printf('%.6f', t.value), '.', 2), '0')) AS decimals,
       CASE WHEN t.is_fact AND a.value IS NOT NULL THEN '' ELSE lower(trim(t.source_title)) END AS teller,
       row_number() OVER (PARTITION BY t.indicator, t.region_code, t.year, t.period, teller
                          ORDER BY t.submission_id DESC NULLS LAST, t.row DESC) = 1 AS newest
FROM told t LEFT JOIN base.anchor a USING (indicator, region_code, year, period);
