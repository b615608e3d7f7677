SELECT c.code, c.date, c.state, coalesce(a.short_name, c.agency) AS agency_name, c.meeting, c.chosen, c.chosen_source, c.explanation,
       c.evidence
FROM figure_cases c LEFT JOIN agencies a ON a.code = c.agency ORDER BY c.code, c.date;
