SELECT 'Prioritas' AS kind, 'Prioritas desa' AS title, 'Desa terlemah dan seberapa sering menurut bobot' AS detail,
       'desa prioritas peringkat bobot kriteria ketidakpastian lokus 25 terlemah' AS more, 'prioritas' AS page,
       '' AS parameters
UNION ALL
SELECT 'Prioritas', 'Bobot “' || name || '”', 'Diputuskan ' || strftime(max(decided_on), '%d-%m-%Y'),
       any_value(decision) || ' bobot prioritas keputusan rapat', 'prioritas', 'bagian=Keputusan+rapat'
FROM main.priority_weights GROUP BY name, decided_on
