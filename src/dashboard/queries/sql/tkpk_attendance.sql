SELECT meeting, agency, state, office, is_sample FROM tkpk_attendance ORDER BY meeting, agency;
