-- Period: the indicator's own, so that only figures that may be compared are counted.
SELECT o.indicator, o.year, o.period, count(*) AS regions
FROM observations o
JOIN indicators i ON i.id = o.indicator AND i.period_rule = o.period AND i.kabkota_breaks IS NOT NULL
JOIN regions r ON r.code = o.region_code AND r.level IN ('kabupaten', 'kota')
GROUP BY ALL ORDER BY o.indicator, o.year DESC;
