SELECT agency, program, allocation, places, is_sample
FROM rat_actions
WHERE year = $year
ORDER BY agency, sub_code, line;
