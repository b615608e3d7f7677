SELECT program, name, register, decile_basis, decile_first, decile_last, unit, since, until, source, url, note
FROM eligibility;
