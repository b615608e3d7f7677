SELECT n.indicator, n.region, n.year, n.period_name, n.text
FROM figure_notes n
ANTI JOIN observations o ON o.indicator = n.indicator AND o.region_code = n.region AND o.year = n.year AND o.period = n.period_name
ORDER BY ALL;
