SELECT o.indicator, o.year, count(*) AS villages
FROM observations o JOIN regions r ON r.code = o.region_code AND r.level IN ('desa', 'kelurahan')
GROUP BY ALL ORDER BY villages DESC, o.indicator, o.year DESC;
