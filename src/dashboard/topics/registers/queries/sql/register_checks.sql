SELECT code, region_code, kecamatan_code, register, kind, unit, "count"::DOUBLE AS "count", state, agency, "date",
       is_sample, code AS record
FROM register_checks ORDER BY code, "date", state;
