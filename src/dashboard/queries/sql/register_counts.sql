SELECT register, year, quarter, unit, region_code, kecamatan_code, decile, "count"::DOUBLE AS "count", is_sample, record
FROM registry_counts_usual
ORDER BY register, year, quarter, region_code, decile;
