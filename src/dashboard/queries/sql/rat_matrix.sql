SELECT * FROM rat_actions ORDER BY year, agency, sub_code, line;
