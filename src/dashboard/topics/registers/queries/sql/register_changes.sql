SELECT register, decile_basis, village_basis, unit, cutoff_from, cutoff, region_code, kecamatan_code,
       entered::DOUBLE AS entered, "left"::DOUBLE AS "left", moved_4::DOUBLE AS moved_4, moved_7::DOUBLE AS moved_7,
       is_sample,
       concat_ws('|', register, decile_basis, village_basis, unit, cutoff_from, cutoff, region_code) AS record,
       unit = 'jiwa' AND EXISTS (
           FROM register_families f WHERE f.register = c.register AND f.year = year(c.cutoff)
           AND f.is_sample = c.is_sample) AS beside_families
FROM register_changes c
ORDER BY register, decile_basis, village_basis, unit, cutoff, cutoff_from, region_code;
