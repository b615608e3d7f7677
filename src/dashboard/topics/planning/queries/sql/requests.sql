SELECT code, year, from_agency, to_agency, what, sub_code, asked, state, answered, is_sample
FROM cross_requests ORDER BY code;
