SELECT p.code, p.name, coalesce(a.name, p.agency) AS agency, p.strategy, p.unit
FROM programs p
LEFT JOIN agencies a ON a.code = p.agency
WHERE EXISTS (SELECT 1 FROM coverage c WHERE c.program = p.code)
ORDER BY p.name, p.code;
