SELECT program, year, bool_or(is_sample) AS is_sample
FROM coverage
GROUP BY program, year
ORDER BY program, year;
