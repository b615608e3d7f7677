-- Reports that a figure is wrong, each with its case: the recorded one of that figure, or one named by the figure, so
-- that two reports of one figure are one case.
CREATE VIEW main.figure_reports AS
WITH named AS (
    SELECT *, CASE WHEN data = 'observations' THEN format('{}-{}-{}-{}', indicator, region, year, lower(replace(period_name, ' ', '-')))
                   ELSE trim(regexp_replace(lower(concat_ws('-', data, region, year, period_name)), '[^a-z0-9._]+', '-', 'g'), '-')
                        || '-' || left(md5(lower(item)), 8)  -- its words may hold a count, and links and visitors see the code
              END AS figure_id
    FROM base.figure_reports
), recorded AS (
    SELECT c.indicator, c.region_code, c.year, coalesce(c.period, i.period_rule) AS period, min(c.conflict_id) AS conflict_id
    FROM base.conflict c JOIN base.indicator i ON i.id = c.indicator GROUP BY ALL
)
SELECT coalesce(k.conflict_id, n.figure_id) AS case_id, n.code, n.date, n.data, n.indicator, n.item, n.region, n.year, n.period_name,
       n.shown, n.value, n.source, n.source_url, n.why, n.is_sample, n.submission_id
FROM named n
LEFT JOIN recorded k ON n.data = 'observations' AND k.indicator = n.indicator AND k.region_code = n.region
    AND k.year = n.year::VARCHAR AND k.period = n.period_name
ORDER BY n.date, n.code;
COMMENT ON VIEW main.figure_reports IS 'Angka yang dilaporkan salah, dengan perkaranya; nama pelapor ada pada kirimannya (submissions).';

-- Cases in four ways: recorded (facts/conflicts.csv), found (what another source says of a figure, when the two are
-- more than a rounding apart, or apart at all where the figure is anchored), told in the note of a figure (konflik=), and
-- reported. A finding stands once: what is recorded wins over what is found of the same two figures, and words that a
-- recorded case has told are not told again.
-- Planning this takes longer than its answer, so marks.sql asks it once a build and the public view reads what it said.
CREATE VIEW base.differing_figures AS
WITH cited AS (  -- a source by its id or by its title
    SELECT source_id AS name, title, url FROM base.source
    UNION ALL SELECT title, title, min(url) FROM base.source WHERE title NOT IN (SELECT source_id FROM base.source) GROUP BY title
), known AS (
    SELECT c.conflict_id AS case_id, c.fact, c.indicator, c.region_code, c.year, coalesce(c.period, i.period_rule) AS period,
           c.value_a, coalesce(a.title, c.source_a) AS source_a, a.url AS url_a,
           c.value_b, coalesce(b.title, c.source_b) AS source_b, b.url AS url_b, c.note,
           CASE c.status WHEN 'dijelaskan' THEN 'dijelaskan' ELSE 'terbuka' END AS first_state
    FROM base.conflict c
    LEFT JOIN base.indicator i ON i.id = c.indicator
    LEFT JOIN cited a ON a.name = c.source_a
    LEFT JOIN cited b ON b.name = c.source_b
), recorded_number AS (  -- the figures of a recorded case, counts also in thousands; a third figure is a case of its own
    SELECT indicator, region_code, year, period, number / scale AS number, 0.5 * pow(10.0, -length(split_part(written, ',', 2))) / scale + 1e-9 AS half
    FROM (SELECT *, replace(replace(replace(written, '.', ''), '−', '-'), ',', '.')::DOUBLE AS number
          FROM (SELECT indicator, region_code, year, period, unnest(regexp_extract_all(concat_ws(' ; ', value_a, value_b),
                       '[-−]?\d[\d.]*(?:,\d+)?')).rtrim('.') AS written FROM known WHERE indicator IS NOT NULL)),
         (VALUES (1), (1000)) scales(scale)
), figure AS (
    SELECT o.indicator, o.region_code, o.year, o.period, o.value, o.note, o.is_derived, w.title AS source, w.url,
           format('{}-{}-{}-{}', o.indicator, o.region_code, o.year, lower(replace(o.period, ' ', '-'))) AS case_id
    FROM base.observation o LEFT JOIN base.source w USING (source_id)
), second AS (  -- the newest that each other source says of a figure that is shown
    SELECT f.*, s.value AS value_2, s.source AS source_2, s.url AS url_2, s.submission_id,
           a.value IS NOT NULL AS is_anchored
    FROM base.second_value s JOIN figure f USING (indicator, region_code, year, period)
    LEFT JOIN base.anchor a USING (indicator, region_code, year, period)
    WHERE NOT s.is_derived AND NOT f.is_derived
), apart AS (  -- rules/same.py says the same in Python
    SELECT *, rtrim(split_part(printf('%.6f', value), '.', 2), '0') AS shown_decimals,
           rtrim(split_part(printf('%.6f', value_2), '.', 2), '0') AS other_decimals
    FROM second
    WHERE abs(value - value_2) > 1e-9 + CASE WHEN is_anchored THEN 0
                                             ELSE 0.5 * pow(10.0, -least(length(shown_decimals), length(other_decimals))) END
), found AS (
    SELECT case_id, indicator, region_code, year, period, first(value_2 ORDER BY submission_id DESC NULLS LAST, source_2) AS value_2,
           first(source_2 ORDER BY submission_id DESC NULLS LAST, source_2) AS source_2,
           first(url_2 ORDER BY submission_id DESC NULLS LAST, source_2) AS url_2,
           first(value) AS value, first(source) AS source, first(url) AS url, count(*) - 1 AS others,
           max(submission_id) AS submission_id, bool_or(is_anchored) AS is_anchored
    FROM apart a
    WHERE NOT EXISTS (SELECT 1 FROM recorded_number k WHERE k.indicator = a.indicator AND k.region_code = a.region_code
                      AND k.year = a.year::VARCHAR AND k.period = a.period AND abs(a.value_2 - k.number) <= k.half)
    GROUP BY ALL
), noted AS (
    SELECT *, trim(regexp_extract(note, '(?:^|;)\s*konflik=(.*?)(?:;\s*(?:verif\d*|ket\d*|ragu|series|desimal|konflik)=|$)', 1)) AS told
    FROM figure WHERE contains(note, 'konflik=')
), recorded_words AS (
    SELECT DISTINCT n.told FROM noted n JOIN known k ON k.indicator = n.indicator AND k.region_code = n.region_code
        AND k.year = n.year::VARCHAR
), told AS (
    SELECT n.* FROM noted n ANTI JOIN recorded_words USING (told)
    ANTI JOIN found USING (case_id)
    WHERE NOT EXISTS (SELECT 1 FROM known k WHERE k.indicator = n.indicator AND k.region_code = n.region_code
                      AND k.year = n.year::VARCHAR)
), reported AS (  -- of several reports of one figure that which names a second value, then the newest
    SELECT r.*, f.value AS number_a, f.source AS source_a, f.url AS url_a
    FROM main.figure_reports r
    LEFT JOIN figure f ON r.data = 'observations' AND f.indicator = r.indicator AND f.region_code = r.region AND f.year = r.year
        AND f.period = r.period_name
    WHERE r.case_id NOT IN (SELECT case_id FROM known UNION ALL SELECT case_id FROM found UNION ALL SELECT case_id FROM told)
    QUALIFY row_number() OVER (PARTITION BY r.case_id ORDER BY (r.value IS NULL), r.date DESC, r.code DESC) = 1
), named AS (
    SELECT 'tercatat' AS origin, k.* EXCLUDE (first_state), NULL::DOUBLE AS number_a, NULL::DOUBLE AS number_b, first_state
    FROM known k
    UNION ALL BY NAME
    SELECT 'ditemukan' AS origin, case_id, indicator, region_code, year::VARCHAR AS year, period, source AS source_a,
           url AS url_a, source_2 AS source_b, url_2 AS url_b, value AS number_a, value_2 AS number_b,
           CASE WHEN others > 0 THEN format('Ada {} sumber lain yang juga berbeda.', others) END AS note,
           'terbuka' AS first_state, submission_id, is_anchored
    FROM found
    UNION ALL BY NAME
    SELECT 'catatan' AS origin, case_id, indicator, region_code, year::VARCHAR AS year, period, source AS source_a,
           url AS url_a, told AS value_b, value AS number_a, 'terbuka' AS first_state
    FROM told
    UNION ALL BY NAME
    SELECT CASE WHEN value IS NULL THEN 'diragukan' ELSE 'dilaporkan' END AS origin, case_id, data, item, indicator,
           region AS region_code, year::VARCHAR AS year, period_name AS period, number_a, source_a, url_a,
           CASE WHEN number_a IS NULL THEN coalesce(shown, 'tidak tercatat') END AS value_a,
           value AS number_b, CASE WHEN value IS NULL THEN 'belum disebut' END AS value_b,
           coalesce(source, 'pelapor') AS source_b, source_url AS url_b, why AS note, 'terbuka' AS first_state
    FROM reported
), step AS (  -- a report opens its case (again); what is recorded on the same day answers it
    SELECT code AS case_id, date, 2 * (date - DATE '2000-01-01') + 1 AS place, state, agency, meeting, chosen, chosen_source,
           explanation, evidence
    FROM base.figure_cases
    UNION ALL BY NAME
    SELECT case_id, date, 2 * (date - DATE '2000-01-01') AS place, 'terbuka' AS state FROM main.figure_reports
), progress AS (
    SELECT case_id, arg_max(state, place) AS state, max(date) AS state_date, arg_max(agency, place) AS agency,
           arg_max(meeting, place) AS meeting, arg_max(chosen, place) AS chosen, arg_max(chosen_source, place) AS chosen_source,
           arg_max(explanation, place) AS explanation, arg_max(evidence, place) AS evidence, count(*) AS steps
    FROM step GROUP BY case_id
)
SELECT n.* EXCLUDE (first_state, fact, value_a, value_b, data, item, is_anchored), coalesce(n.data, 'observations') AS data, n.item,
       coalesce(n.value_a, CASE WHEN n.number_a < 0 THEN '-' ELSE '' END || format('{:t.}', trunc(abs(n.number_a))::BIGINT)
           || regexp_replace('.' || left(split_part(printf('%.6f', n.number_a), '.', 2), greatest(
               length(rtrim(split_part(printf('%.6f', n.number_a), '.', 2), '0')), CASE WHEN n.is_anchored THEN i.decimals ELSE 0 END)), '^\.', ',').rtrim(',') || ' ' || i.unit)
           AS value_a,
       coalesce(n.value_b, CASE WHEN n.number_b < 0 THEN '-' ELSE '' END || format('{:t.}', trunc(abs(n.number_b))::BIGINT)
           || regexp_replace('.' || left(split_part(printf('%.6f', n.number_b), '.', 2), greatest(
               length(rtrim(split_part(printf('%.6f', n.number_b), '.', 2), '0')), CASE WHEN n.is_anchored THEN i.decimals ELSE 0 END)), '^\.', ',').rtrim(',') || concat(' ', i.unit).rtrim()) AS value_b,
       coalesce(n.fact, format('{} {} {}', coalesce(i.name, n.item, n.indicator), coalesce(r.label, n.region_code),
                               CASE n.period WHEN 'Tahun' THEN '' ELSE n.period || ' ' END || n.year)) AS fact,
       r.label AS region, coalesce(p.state, n.first_state) AS state, p.state_date, p.agency, p.meeting, p.chosen,
       p.chosen_source, p.explanation, p.evidence, coalesce(p.steps, 0) AS steps,
       coalesce(p.state, n.first_state) IN ('terbuka', 'ditanyakan') AS is_unsettled
FROM named n
LEFT JOIN progress p USING (case_id)
LEFT JOIN base.indicator i ON i.id = n.indicator
LEFT JOIN main.regions r ON r.code = n.region_code
ORDER BY n.case_id;
CREATE TABLE base.figure_difference AS SELECT * FROM base.differing_figures LIMIT 0;
CREATE VIEW main.figure_differences AS SELECT * FROM base.figure_difference ORDER BY case_id;
COMMENT ON VIEW main.figure_differences IS 'Angka yang diceritakan berbeda oleh dua sumber: tercatat, ditemukan, disebut pada catatan angka, atau dilaporkan; keadaan terbarunya.';
