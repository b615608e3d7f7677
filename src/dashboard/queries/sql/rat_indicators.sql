SELECT * FROM rat_indicators ORDER BY year, agency, sub_code, indicator;
