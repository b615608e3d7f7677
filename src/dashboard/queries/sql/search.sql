-- Every word asked for is found in an entry: whole, as the beginning of a word, inside one, or with a typing error.
-- Words of up to three letters ("tak", "di") may be missing. Words are judged once, however many entries have them.
WITH asked AS (SELECT DISTINCT unnest($words) AS asked),
     parts AS (
         SELECT place, 'title' AS part, unnest(title_words) AS word FROM search_entries
         UNION ALL SELECT place, 'kind', lower(kind) FROM search_entries
         UNION ALL SELECT place, 'other', unnest(other_words) FROM search_entries
     ),
     judged AS (
         SELECT part, word, asked, CASE
             WHEN word = asked THEN CASE part WHEN 'title' THEN 10 WHEN 'kind' THEN 7 ELSE 5 END
             WHEN part = 'kind' THEN 0
             WHEN starts_with(word, asked) THEN CASE part WHEN 'title' THEN 8 ELSE 4 END
             WHEN part = 'other' OR length(asked) < 4 THEN 0
             WHEN contains(word, asked) THEN 2
             WHEN least(damerau_levenshtein(left(word, length(asked)), asked), damerau_levenshtein(word, asked))
                  <= CASE WHEN length(asked) >= 8 THEN 2 ELSE 1 END THEN 2
             ELSE 0 END AS score
         FROM (SELECT DISTINCT part, word FROM parts), asked
     ),
     near AS (
         SELECT place, asked, max(score) AS score
         FROM parts JOIN (FROM judged WHERE score > 0) USING (part, word) GROUP BY place, asked
     ),
     found AS (
         SELECT place, sum(score) AS score FROM near GROUP BY place
         HAVING count(*) FILTER (length(asked) >= 4) = (SELECT count(*) FROM asked WHERE length(asked) >= 4)
     )
SELECT e.kind, e.title, e.detail, e.page, e.parameters
FROM found f JOIN search_entries e USING (place)
WHERE 3 * f.score >= (SELECT max(score) FROM found)  -- no "Sidorejo" beside a Sukorejo
ORDER BY f.score DESC, len(e.title_words), e.place
LIMIT $most
