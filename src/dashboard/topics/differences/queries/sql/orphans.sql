SELECT DISTINCT code FROM figure_cases ANTI JOIN (SELECT case_id AS code FROM figure_differences) USING (code) ORDER BY code;
