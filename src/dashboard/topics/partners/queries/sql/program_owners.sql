SELECT p.code, p.name, p.agency, coalesce(a.short_name, p.agency) AS agency_name
FROM programs p LEFT JOIN agencies a ON a.code = p.agency ORDER BY p.code;
