SELECT year, agency, sub_code, name, kind, travel, pagu::DOUBLE AS pagu, realised::DOUBLE AS realised, is_sample
FROM tagged_spending ORDER BY year, agency, sub_code, kind, travel;
