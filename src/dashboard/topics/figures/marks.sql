-- Notes of planners travel in the note of their figure (catatan=<day> <text>, view observations), the newest first, so
-- that they go wherever the figure goes. A semicolon would begin another key of the note.
INSERT INTO base.figure_remark BY NAME
SELECT indicator, region AS region_code, year, period_name AS period,
       string_agg(concat('catatan=', strftime(date, '%Y-%m-%d'), CASE WHEN is_sample THEN ' contoh' ELSE '' END, ' ',
                         trim(regexp_replace(replace(text, ';', ','), '\s+', ' ', 'g'))),
                  '; ' ORDER BY date DESC, text) AS remarks
FROM base.figure_notes GROUP BY ALL;
