-- A figure with an open case says so in its note (beda=<case>), which goes wherever the figure goes.
CREATE TEMP TABLE marked AS
SELECT DISTINCT ON (indicator, region_code, year, period) indicator, region_code, try_cast(year AS INTEGER) AS year, period, case_id
FROM main.figure_differences WHERE is_unsettled AND indicator IS NOT NULL AND try_cast(year AS INTEGER) IS NOT NULL
ORDER BY case_id;
UPDATE base.observation AS o SET note = concat_ws('; ', o.note, 'beda=' || m.case_id)
FROM marked m
WHERE o.indicator = m.indicator AND o.region_code = m.region_code AND o.year = m.year AND o.period = m.period;
DROP TABLE marked;
