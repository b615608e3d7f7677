SELECT year, agency, sub_code, allocation::DOUBLE AS allocation, places, is_sample
FROM rat_actions
WHERE year = (SELECT max(year) FROM rat_actions)
ORDER BY agency, sub_code, line;
