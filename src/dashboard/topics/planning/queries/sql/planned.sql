-- Figures in a name are left out, as in the search: beside few recipients they could tell how many there are.
SELECT year, agency, sub_code, regexp_replace(min(sub_activity), '[0-9][0-9.,]*', '…', 'g') AS name,
       min(strategy) AS strategy, sum(allocation)::DOUBLE AS allocation,
       list_sort(list_distinct(flatten(list(places)))) AS places, bool_or(is_sample) AS is_sample
FROM rat_actions GROUP BY year, agency, sub_code ORDER BY year, agency, sub_code;
