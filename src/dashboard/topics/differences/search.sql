SELECT 'Angka berbeda' AS kind, fact AS title, state AS detail,
       concat_ws(' ', case_id, 'dua sumber konflik beda', source_a, source_b) AS more,
       'angka-berbeda' AS page, 'perkara=' || case_id AS parameters
FROM main.figure_differences
