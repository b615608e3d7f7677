-- Numbers are left out: beside few recipients they could tell how many there are (rules/rounding.py).
SELECT 'Sub kegiatan' AS kind, regexp_replace(r.sub_activity, '[0-9][0-9.,]*', '…', 'g') AS title,
       coalesce(a.short_name, r.agency) || ' · RAT ' || max(r.year) AS detail,
       any_value(r.program || ' ' || r.activity) AS more, 'rat' AS page,
       format('tahun={}&opd={}', max(r.year), r.agency) AS parameters
FROM main.rat_actions r LEFT JOIN main.agencies a ON a.code = r.agency
GROUP BY r.sub_activity, r.agency, a.short_name
