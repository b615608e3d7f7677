SELECT region_code, kecamatan_code, period, decile, "count"::DOUBLE AS "count", is_sample, record
FROM registry_counts_usual
WHERE register = 'DTSEN' AND unit = 'KK' AND decile <= $decile
  AND period = (SELECT max(period) FROM registry_counts_usual WHERE register = 'DTSEN' AND unit = 'KK')
ORDER BY region_code, decile;
