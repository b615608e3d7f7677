SELECT document, year, reference, agency, strategy, sub_code, nomenclature, name, parent, rupiah::DOUBLE AS rupiah,
       coalesce(places, []) AS places, is_sample, submission_id
FROM planning_links ORDER BY year, document, reference;
