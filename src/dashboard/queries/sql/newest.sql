SELECT o.indicator, min(o.year) AS first_year, max(o.year) AS last_year, count(DISTINCT o.year) AS years,
       arg_max(o.period, o.year) AS period, arg_max(o.value, o.year) AS value,
       arg_max(o.is_derived, o.year) AS is_derived
FROM observations o JOIN indicators i ON i.id = o.indicator AND i.period_rule = o.period
WHERE o.region_code = $region
GROUP BY o.indicator ORDER BY o.indicator;
