-- Sample never stands beside real rows of the same group of datasets, whatever the year.
WITH shown AS (
    SELECT DISTINCT 'RAT' AS what, is_sample FROM base.rat_matrix
    UNION SELECT DISTINCT 'RAT', is_sample FROM base.rat_targets
    UNION SELECT DISTINCT 'RAT', is_sample FROM base.rat_realisation
    UNION SELECT DISTINCT 'cakupan program', is_sample FROM base.coverage
    UNION SELECT DISTINCT 'register', is_sample FROM base.registry_counts
)
SELECT format('{}: data contoh berdampingan dengan data nyata', what) AS problem
FROM shown GROUP BY what HAVING count(DISTINCT is_sample) > 1
