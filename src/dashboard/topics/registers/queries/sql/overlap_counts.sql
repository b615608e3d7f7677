SELECT region_code, kecamatan_code, "first", "second", unit, state, "count"::DOUBLE AS "count", cutoff_first,
       cutoff_second
FROM register_overlaps WHERE run = $run
ORDER BY "first", "second", unit, state, region_code;
