-- The figure that a meeting decided on, of every case with words on it in told_figure; a case is named by a recorded
-- conflict or by its figure. A number is read as in rules/amounts.py; of counts kept in thousands both ways.
INSERT INTO base.figure_choice BY NAME
WITH decision AS (
    SELECT code, date, regexp_extract(chosen, '^\s*(?:sekitar\s+)?(?:Rp\s*)?([-−]?\d[\d.]*(?:,\d+)?)', 1) AS written
    FROM base.figure_cases WHERE state IN ('diputuskan', 'diperbaiki') AND chosen IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY code ORDER BY date DESC) = 1
), read AS (
    SELECT code, date, replace(replace(replace(written, '.', ''), '−', '-'), ',', '.')::DOUBLE AS chosen, length(split_part(written, ',', 2)) AS decimals
    FROM decision WHERE written <> ''
), figure AS (
    SELECT DISTINCT indicator, region_code, year, period,
           format('{}-{}-{}-{}', indicator, region_code, year, lower(replace(period, ' ', '-'))) AS code
    FROM told_figure
), recorded AS (
    SELECT f.* EXCLUDE (code), c.conflict_id AS code
    FROM base.conflict c JOIN base.indicator i ON i.id = c.indicator
    JOIN figure f ON f.indicator = c.indicator AND f.region_code = c.region_code AND f.year::VARCHAR = c.year
        AND f.period = coalesce(c.period, i.period_rule)
)
SELECT DISTINCT ON (indicator, region_code, year, period) indicator, region_code, year, period, chosen, decimals
FROM (FROM recorded UNION ALL BY NAME FROM figure) JOIN read USING (code)
ORDER BY date DESC, code;
