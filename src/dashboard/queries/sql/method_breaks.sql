SELECT indicator, region_code, year_before, year_after, reason FROM breaks;
