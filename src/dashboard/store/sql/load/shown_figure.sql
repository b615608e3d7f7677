-- Which word on a figure is shown: that of the source which was decided on (base.figure_choice), else of the one which
-- told it first, a calculated fact behind all others; or a newer one of another source that says the same but for
-- rounding (rules/same.py of topics/differences; of an anchored figure: exactly the same). The rest of each
-- source's newest stands beside it (base.second_value), where a case is found of those that differ.
CREATE TEMP TABLE figure_owner AS
WITH decided AS (  -- the word that is nearest to what was decided, and the same but for rounding
    SELECT t.indicator, t.region_code, t.year, t.period, t.teller
    FROM told_figure t JOIN base.figure_choice c USING (indicator, region_code, year, period)
    WHERE abs(t.value - c.chosen) <= 0.5 * pow(10.0, -c.decimals) + 1e-9
    QUALIFY row_number() OVER (PARTITION BY t.indicator, t.region_code, t.year, t.period
                               ORDER BY abs(t.value - c.chosen), t.submission_id DESC NULLS LAST, t.row DESC) = 1
), first_told AS (
    SELECT indicator, region_code, year, period, teller FROM told_figure
    QUALIFY row_number() OVER (PARTITION BY indicator, region_code, year, period
                               ORDER BY is_derived, submission_id NULLS FIRST, row) = 1
)
SELECT t.*, d.teller IS NOT NULL AS is_decided
FROM told_figure t
JOIN first_told f USING (indicator, region_code, year, period)
LEFT JOIN decided d USING (indicator, region_code, year, period)
WHERE t.newest AND t.teller = coalesce(d.teller, f.teller);

CREATE TEMP TABLE shown_figure AS
SELECT t.*
FROM told_figure t JOIN figure_owner o USING (indicator, region_code, year, period)
WHERE t.newest AND (t.teller = o.teller OR NOT o.is_decided AND NOT t.is_derived
                                           AND abs(t.value - o.value) <= CASE WHEN o.is_anchored THEN 0
                                               ELSE 0.5 * pow(10.0, -least(t.decimals, o.decimals)) END + 1e-9)
QUALIFY row_number() OVER (PARTITION BY t.indicator, t.region_code, t.year, t.period
                           ORDER BY t.submission_id DESC NULLS LAST, t.row DESC) = 1;

INSERT INTO base.second_value BY NAME
SELECT indicator, region_code, year, period, value, source_title AS source, source_url AS url, is_derived, submission_id, file, row
FROM told_figure t ANTI JOIN shown_figure s USING (indicator, region_code, year, period, teller)
WHERE t.newest;

CREATE OR REPLACE TEMP TABLE submitted_observations AS
SELECT indicator, region_code AS region, year, period AS period_name, value, source_title, source_url, note, se, rse, se_source,
       submission_id, file, row
FROM shown_figure WHERE NOT is_fact;
