SELECT 'OPD' AS kind, a.name AS title, a.short_name AS detail, coalesce(string_agg(s.alias, ' '), '') AS more,
       'rat' AS page, 'opd=' || a.code AS parameters
FROM main.agencies a LEFT JOIN main.agency_aliases s ON s.agency = a.code
GROUP BY a.code, a.name, a.short_name
