SELECT program, region_code, kecamatan_code, year, quarter, target, recipients, unit, budget, realised, is_sample,
       submission_id
FROM coverage
WHERE ($program IS NULL OR program = $program) AND ($year IS NULL OR year = $year)
ORDER BY program, year, quarter, region_code;
