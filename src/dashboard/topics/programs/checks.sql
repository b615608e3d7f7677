-- Families and persons are never divided by each other: coverage is in the unit of its program.
SELECT format('{}: {} baris memakai satuan {} dan {}, padahal program {} dihitung dalam {}', c.file, count(*),
              coalesce(c.target_unit, '-'), coalesce(c.recipients_unit, '-'), c.program, p.unit) AS problem
FROM base.coverage c JOIN base.programs p ON p.code = c.program
WHERE coalesce(c.target_unit, p.unit) <> p.unit OR coalesce(c.recipients_unit, p.unit) <> p.unit
GROUP BY c.file, c.target_unit, c.recipients_unit, c.program, p.unit
