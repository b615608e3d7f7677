SELECT 'Program' AS kind, p.name AS title, coalesce(a.short_name, p.agency) AS detail,
       p.code || ' ' || coalesce(string_agg(s.alias, ' '), '') AS more, 'program' AS page, 'prog=' || p.code AS parameters
FROM main.programs p LEFT JOIN main.agencies a ON a.code = p.agency LEFT JOIN main.program_aliases s ON s.program = p.code
WHERE EXISTS (SELECT 1 FROM main.coverage c WHERE c.program = p.code)
GROUP BY p.code, p.name, p.agency, a.short_name
