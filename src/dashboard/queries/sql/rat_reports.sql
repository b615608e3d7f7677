SELECT * FROM rat_reports ORDER BY year, quarter, agency, sub_code, indicator;
