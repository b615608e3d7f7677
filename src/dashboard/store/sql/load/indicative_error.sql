-- Errors by the assumptions of margins, worked out once a build: these joins cost a question about one figure five times
-- what the rest of it costs. `try`: what cannot be worked out is an error of `margins`, which the checks name afterwards.
INSERT INTO base.indicative_error
WITH ruled AS (
    SELECT *, coalesce(year_first, 0) AS since, coalesce(year_last, 9999) AS until,
           households * persons_per_household AS persons
    FROM base.margin
)
SELECT o.indicator, o.region_code, o.year, o.period, nullif(try(CASE m.formula
           WHEN 'proporsi' THEN sqrt(m.deff * o.value * (100 - o.value) / m.persons)
           WHEN 'rse' THEN abs(o.value) * m.rse / 100
           WHEN 'ikut' THEN abs(o.value / f.value)
                * CASE n.formula WHEN 'proporsi' THEN sqrt(n.deff * f.value * (100 - f.value) / n.persons)
                                 WHEN 'rse' THEN abs(f.value) * n.rse / 100 END
       END), 0) AS se
FROM base.observation o
JOIN base.region r ON r.code = o.region_code
JOIN ruled m ON m.indicator = o.indicator AND m.level = replace(r.level, 'kota', 'kabupaten')
            AND o.year BETWEEN m.since AND m.until
LEFT JOIN base.observation f ON m.formula = 'ikut' AND f.indicator = m.follows AND f.region_code = o.region_code
                            AND f.year = o.year AND f.period = o.period
LEFT JOIN ruled n ON n.indicator = m.follows AND n.level = m.level AND o.year BETWEEN n.since AND n.until;
