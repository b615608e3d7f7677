SELECT register, year, quarter, unit, region_code, kecamatan_code, decile, "count"::DOUBLE AS "count", is_sample, record
FROM registry_counts_usual c
WHERE unit = 'KK' OR NOT EXISTS (
    FROM register_families f WHERE f.register = c.register AND f.year = c.year AND f.is_sample = c.is_sample)
ORDER BY register, year, quarter, region_code, decile;
