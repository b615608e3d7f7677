SELECT year, realised::DOUBLE AS realised, as_of, source, is_sample FROM regional_spending ORDER BY year;
