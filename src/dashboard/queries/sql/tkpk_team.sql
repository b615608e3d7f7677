SELECT "group", agency, role, office, since, until, basis, is_sample FROM tkpk_team ORDER BY "group", agency, since;
