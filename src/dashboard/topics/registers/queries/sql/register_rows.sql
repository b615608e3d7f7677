SELECT register, decile_basis, village_basis, unit, period, cutoff, region_code, kecamatan_code, decile,
       "count"::DOUBLE AS "count", verified::DOUBLE AS verified, is_sample, submission_id,
       concat_ws('|', register, decile_basis, village_basis, unit, period, region_code, decile) AS record
FROM registry_counts
ORDER BY register, decile_basis, village_basis, unit, period, region_code, decile;
