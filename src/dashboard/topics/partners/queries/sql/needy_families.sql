WITH newest AS (
    SELECT max(period) AS period FROM registry_counts_usual WHERE register = 'DTSEN' AND unit = 'KK')
SELECT region_code, kecamatan_code, period, sum("count") FILTER (decile <= $decile)::DOUBLE AS families,
       bool_or(is_sample) AS is_sample
FROM registry_counts_usual JOIN newest USING (period)
WHERE register = 'DTSEN' AND unit = 'KK'
GROUP BY region_code, kecamatan_code, period ORDER BY region_code;
