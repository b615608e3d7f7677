SELECT year, code_from, nomenclature_from, code_to, nomenclature_to, source, is_sample
FROM code_crosswalk ORDER BY year, code_from;
