SELECT * FROM register_overlaps ORDER BY run, region_code, "first", "second", unit, state;
