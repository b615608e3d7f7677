SELECT g.meeting, g.number, g.item, coalesce(a.short_name, g.agency) AS agency_short, g.outcome
FROM tkpk_agenda g
LEFT JOIN agencies a ON a.code = g.agency
ORDER BY g.meeting, g.number;
