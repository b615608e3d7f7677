SELECT register, decile_basis, village_basis, unit, cutoff_from, cutoff, region_code, kecamatan_code,
       entered::DOUBLE AS entered, "left"::DOUBLE AS "left", moved_4::DOUBLE AS moved_4, moved_7::DOUBLE AS moved_7,
       is_sample,
       concat_ws('|', register, decile_basis, village_basis, unit, cutoff_from, cutoff, region_code) AS record
FROM register_changes
ORDER BY register, decile_basis, village_basis, unit, cutoff, cutoff_from, region_code;
