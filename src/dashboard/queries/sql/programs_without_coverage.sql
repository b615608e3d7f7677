SELECT p.code, p.name
FROM programs p
WHERE NOT EXISTS (SELECT 1 FROM coverage c WHERE c.program = p.code)
ORDER BY p.name, p.code;
