SELECT register, year, quarter, unit, kecamatan_code, decile, sum("count")::BIGINT AS "count",
       bool_or(is_sample) AS is_sample
FROM registry_counts_usual
GROUP BY register, year, quarter, unit, kecamatan_code, decile
ORDER BY register, year, quarter, kecamatan_code, decile;
