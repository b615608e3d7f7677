SELECT case_id AS conflict_id, fact, indicator, region_code, region, year, value_a, source_a, url_a, value_b, source_b, url_b,
       state AS status, note
FROM figure_differences ORDER BY case_id;
