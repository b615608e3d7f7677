SELECT DISTINCT year, agency, sub_code, is_sample FROM rat_indicators ORDER BY year, agency, sub_code;
