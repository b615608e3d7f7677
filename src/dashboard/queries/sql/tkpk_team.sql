SELECT workgroup, agency, role, office, since, until, basis, is_sample FROM tkpk_team ORDER BY workgroup, agency, since;
