-- The fact is a detail: as a title it would come before the place and the indicator that it names.
SELECT 'Angka berbeda' AS kind, 'Angka berbeda: ' || regexp_replace(case_id, '^\d+-', '') AS title, fact || ' · ' || state AS detail,
       concat_ws(' ', case_id, 'dua sumber konflik', source_a, source_b) AS more,
       'angka-berbeda' AS page, 'perkara=' || case_id AS parameters
FROM main.figure_differences
WHERE data = 'observations'  -- what is written about handed-in data may hold an exact count
