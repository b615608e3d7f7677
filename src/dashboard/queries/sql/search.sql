-- Every word asked for is found in an entry: whole, as the beginning of a word, inside one, or with a typing error.
-- Words of up to three letters ("tak", "di") may be missing.
WITH asked AS (SELECT unnest($words) AS word),
     near AS (
         SELECT e.place, a.word, CASE
             WHEN list_contains(e.title_words, a.word) THEN 10
             WHEN list_any_value(list_filter(e.title_words, lambda t: starts_with(t, a.word))) IS NOT NULL THEN 8
             WHEN lower(e.kind) = a.word THEN 7
             WHEN list_contains(e.other_words, a.word) THEN 5
             WHEN list_any_value(list_filter(e.other_words, lambda t: starts_with(t, a.word))) IS NOT NULL THEN 4
             WHEN length(a.word) >= 4 AND list_any_value(list_filter(e.title_words, lambda t: contains(t, a.word)
                  OR damerau_levenshtein(left(t, length(a.word)), a.word) <= CASE WHEN length(a.word) >= 8 THEN 2 ELSE 1 END
                  OR damerau_levenshtein(t, a.word) <= CASE WHEN length(a.word) >= 8 THEN 2 ELSE 1 END)) IS NOT NULL THEN 2
             ELSE 0 END AS score
         FROM search_entries e, asked a
     ),
     found AS (SELECT place, sum(score) AS score FROM near GROUP BY place
              HAVING min(CASE WHEN length(word) < 4 THEN 1 ELSE score END) > 0 AND sum(score) > 0)
SELECT e.kind, e.title, e.detail, e.page, e.parameters
FROM found f JOIN search_entries e USING (place)
WHERE 3 * f.score >= (SELECT max(score) FROM found)  -- no "Sidorejo" beside a Sukorejo
ORDER BY f.score DESC, len(e.title_words), e.place
LIMIT $most
