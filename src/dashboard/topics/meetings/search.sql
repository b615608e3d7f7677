SELECT 'Keputusan' AS kind, d.decision AS title,
       coalesce(a.short_name, d.agency) || ' · tenggat ' || strftime(d.due, '%d/%m/%Y') AS detail, '' AS more,
       'tindak' AS page, format('rapat={}&opd={}', d.meeting, d.agency) AS parameters
FROM main.tkpk_decisions d LEFT JOIN main.agencies a ON a.code = d.agency
UNION ALL
SELECT 'Rapat', title, strftime(date, '%d/%m/%Y') || coalesce(' · ' || place, ''), '', 'tindak', 'rapat=' || code
FROM main.tkpk_meetings
UNION ALL
SELECT 'Tim teknis', format('{}: {} {}', coalesce(a.short_name, t.agency), t.role, t.workgroup),
       t.office || coalesce(' · sampai ' || strftime(t.until, '%d/%m/%Y'), ''), coalesce(a.name, ''), 'tim',
       'opd=' || t.agency
FROM main.tkpk_team t LEFT JOIN main.agencies a ON a.code = t.agency
