WITH known AS (
    SELECT indicator, region_code, year, value FROM observations
    WHERE indicator = $indicator AND starts_with(region_code, (SELECT code FROM home) || '.') AND length(region_code) = 13)
SELECT region_code, year, value FROM known WHERE year = (SELECT max(year) FROM known) ORDER BY region_code;
