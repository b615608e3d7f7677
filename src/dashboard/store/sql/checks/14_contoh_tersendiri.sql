-- Sample never stands beside real rows of the same group of datasets and year.
WITH shown AS (
    SELECT DISTINCT 'RAT' AS what, year, is_sample FROM base.rat_matrix
    UNION SELECT DISTINCT 'RAT', year, is_sample FROM base.rat_targets
    UNION SELECT DISTINCT 'RAT', year, is_sample FROM base.rat_realisation
    UNION SELECT DISTINCT 'cakupan program', left(period, 4)::INTEGER, is_sample FROM base.coverage
    UNION SELECT DISTINCT 'register', left(period, 4)::INTEGER, is_sample FROM base.registry_counts
)
SELECT format('{} tahun {}: data contoh berdampingan dengan data nyata', what, year) AS problem
FROM shown GROUP BY what, year HAVING count(DISTINCT is_sample) > 1
