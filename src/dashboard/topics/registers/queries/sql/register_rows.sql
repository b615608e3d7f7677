SELECT register, decile_basis, village_basis, unit, period, cutoff, region_code, kecamatan_code, decile,
       "count"::DOUBLE AS "count", verified::DOUBLE AS verified, is_sample, submission_id,
       concat_ws('|', register, decile_basis, village_basis, unit, period, region_code, decile) AS record,
       unit = 'jiwa' AND EXISTS (
           FROM register_families f WHERE f.register = c.register AND f.year = left(c.period, 4)::INTEGER
           AND f.is_sample = c.is_sample) AS beside_families
FROM registry_counts c
ORDER BY register, decile_basis, village_basis, unit, period, region_code, decile;
