-- The public views: the only names that the app and analysts use. Columns are renamed only here.
-- Tables in schema base are private and may change with any release.

-- A village's name that stands more than once carries its kecamatan. No window function: a filter must reach the table.
CREATE VIEW main.regions AS
SELECT
    r.code, r.bps_code, r.name,
    CASE WHEN r.level IN ('desa', 'kelurahan') AND twin.name IS NOT NULL THEN r.name || ' (' || k.name || ')'
         WHEN r.level = 'kabupaten' THEN 'Kabupaten ' || r.name WHEN r.level = 'kota' THEN 'Kota ' || r.name
         ELSE r.name
    END AS label,
    r.level, r.parent_code,
    CASE WHEN r.level = 'kecamatan' THEN r.code WHEN r.level IN ('desa', 'kelurahan') THEN k.code END
        AS kecamatan_code,
    CASE WHEN r.level = 'kecamatan' THEN r.name WHEN r.level IN ('desa', 'kelurahan') THEN k.name END
        AS kecamatan,
    r.lon, r.lat, r.area_km2
FROM base.region r
LEFT JOIN base.region k ON k.code = r.parent_code AND k.level = 'kecamatan'
LEFT JOIN (SELECT name FROM base.region WHERE level IN ('desa', 'kelurahan') GROUP BY name HAVING count(*) > 1) twin
    ON twin.name = r.name
ORDER BY r.code;

CREATE VIEW main.indicators AS
SELECT id, name, short_name, definition, unit, decimals, direction, dimension, scale, concept, series, comparability,
       period_rule, delta_unit, minimum, maximum, publisher, breaks, kabkota_breaks, categories, part_of, survey
FROM base.indicator
ORDER BY position;

CREATE VIEW main.sources AS
SELECT source_id, title, url, publisher, kind FROM base.source ORDER BY source_id;

-- se: published standard error of `value`, in its unit, also where a relative one (rse, percent) was published.
CREATE VIEW main.observations AS
SELECT indicator, region_code, year, period, value, unit, source_id, note, is_derived, is_sample,
       coalesce(se, abs(value) * rse / 100) AS se, se_source_id
FROM base.observation;

CREATE VIEW main.margins AS
SELECT indicator, level, year_first, year_last, formula, households, persons_per_household, deff, rse, follows,
       households_source, persons_source, deff_source, rse_source, note
FROM base.margin ORDER BY row;

-- An estimate by the assumptions of `margins`, for figures of surveys; never a published error.
CREATE VIEW main.indicative_errors AS
WITH ruled AS (
    SELECT *, coalesce(year_first, 0) AS since, coalesce(year_last, 9999) AS until,
           households * persons_per_household AS persons
    FROM base.margin
)
SELECT o.indicator, o.region_code, o.year, o.period, nullif(CASE m.formula
           WHEN 'proporsi' THEN sqrt(m.deff * o.value * (100 - o.value) / m.persons)
           WHEN 'rse' THEN abs(o.value) * m.rse / 100
           WHEN 'ikut' THEN abs(o.value / f.value)
                * CASE n.formula WHEN 'proporsi' THEN sqrt(n.deff * f.value * (100 - f.value) / n.persons)
                                 WHEN 'rse' THEN abs(f.value) * n.rse / 100 END
       END, 0) AS se
FROM base.observation o
JOIN base.region r ON r.code = o.region_code
JOIN ruled m ON m.indicator = o.indicator AND m.level = replace(r.level, 'kota', 'kabupaten')
            AND o.year BETWEEN m.since AND m.until
LEFT JOIN base.observation f ON m.formula = 'ikut' AND f.indicator = m.follows AND f.region_code = o.region_code
                            AND f.year = o.year AND f.period = o.period
LEFT JOIN ruled n ON n.indicator = m.follows AND n.level = m.level AND o.year BETWEEN n.since AND n.until;

CREATE VIEW main.releases AS
SELECT indicator, month, lag_years, source, note FROM base.release ORDER BY row;

CREATE VIEW main.targets AS
SELECT document, indicator, region_code, year, target, target_low, target_high, unit, status, source_id, note
FROM base.target ORDER BY indicator, region_code, year;

CREATE VIEW main.conflicts AS
SELECT conflict_id, fact, indicator, region_code, year, value_a, source_a, value_b, source_b, status, note
FROM base.conflict ORDER BY conflict_id;

CREATE VIEW main.breaks AS
SELECT indicator, region_code, year_before, year_after, reason
FROM base.method_break ORDER BY indicator, year_after;

CREATE VIEW main.program_facts AS
SELECT program, year, region_code, region_level, unit, value, source_id, note
FROM base.program_fact ORDER BY program, year;

CREATE VIEW main.neighbours AS
SELECT code, neighbour_code, shared_km FROM base.neighbour ORDER BY code, shared_km DESC;

CREATE VIEW main.outlines AS
SELECT code, kind, path FROM base.outline ORDER BY code;

CREATE VIEW main.build_info AS
SELECT build_id, built_at, data_date, credit, assets, sample_shown FROM base.info;

-- What people hand in. A row with is_sample is made up (data/sample); sample and real rows of one group of datasets
-- and year never stand beside each other. submission_id is empty for sample.
CREATE VIEW main.agencies AS
SELECT code, name, short_name, is_sample FROM base.agencies ORDER BY code;

CREATE VIEW main.agency_aliases AS
SELECT alias, agency, is_sample FROM base.agency_aliases ORDER BY alias;

CREATE VIEW main.program_aliases AS
SELECT alias, program, is_sample FROM base.program_aliases ORDER BY alias;

CREATE VIEW main.place_aliases AS
SELECT alias, region AS region_code, is_sample FROM base.place_aliases ORDER BY alias;

CREATE VIEW main.programs AS
SELECT code, name, agency, strategy, unit, is_sample FROM base.programs ORDER BY code;

CREATE VIEW main.rat_actions AS
SELECT
    year, agency, strategy, sub_code, line, program, activity, sub_activity,
    nullif(concat_ws('; ', CASE WHEN direct IS NOT NULL THEN 'Langsung' END,
                           CASE WHEN indirect IS NOT NULL THEN 'Tidak langsung' END,
                           CASE WHEN support IS NOT NULL THEN 'Penunjang' END), '') AS kind,
    allocation, funding, aid_nature, location, coalesce(places, []) AS places, target_count, target_unit, target_text,
    benefit, aid_kind, duration, realised_q1, realised_q2, realised_q3, realised_q4, realised_s1, realised_s2,
    realised_total, number, direct, indirect, support, is_sample, submission_id
FROM base.rat_matrix;

CREATE VIEW main.rat_indicators AS
SELECT year, agency, sub_code, sub_activity, indicator, unit, direction, accumulation, baseline, target,
       target_q1, target_q2, target_q3, target_q4, is_sample, submission_id
FROM base.rat_targets;

CREATE VIEW main.rat_reports AS
SELECT year, quarter, agency, sub_code, indicator, physical, rupiah, obstacle, follow_up, is_sample, submission_id
FROM base.rat_realisation;

CREATE VIEW main.coverage AS
SELECT c.program, c.village AS region_code, r.parent_code AS kecamatan_code, c.period,
       left(c.period, 4)::INTEGER AS year,
       CASE WHEN c.period LIKE '%-TW%' THEN right(c.period, 1)::INTEGER END AS quarter,
       c.target, c.recipients, coalesce(p.unit, c.recipients_unit, c.target_unit) AS unit, c.budget, c.realised,
       c.is_sample, c.submission_id
FROM base.coverage c
LEFT JOIN base.programs p ON p.code = c.program
LEFT JOIN base.region r ON r.code = c.village;

CREATE VIEW main.registry_counts AS
SELECT c.register, c.decile, c.village AS region_code, r.parent_code AS kecamatan_code, c.period,
       left(c.period, 4)::INTEGER AS year,
       CASE WHEN c.period LIKE '%-TW%' THEN right(c.period, 1)::INTEGER END AS quarter,
       c.unit, c.count, c.is_sample, c.submission_id
FROM base.registry_counts c
LEFT JOIN base.region r ON r.code = c.village;

CREATE VIEW main.submissions AS
SELECT submission_id, dataset, period, "by", "at", rows, file_name, status, reason, rejected, withdrawn_by, withdrawn_at
FROM base.submission ORDER BY submission_id;

-- Meetings of TKPK. An action is one entry in the history of its decision; whether a decision is late follows from its
-- due date and its actions (topics/meetings/rules/decisions.py). entered_by and entered_at (UTC) are empty for sample.
CREATE VIEW main.tkpk_meetings AS
SELECT code, date, title, place, chair, is_sample, submission_id
FROM base.tkpk_meetings ORDER BY date DESC, code;

CREATE VIEW main.tkpk_agenda AS
SELECT meeting, number, item, is_sample, submission_id
FROM base.tkpk_agenda ORDER BY meeting, number;

CREATE VIEW main.tkpk_decisions AS
SELECT d.code, d.meeting, d.decision, d.agency, d.due, d.agency_then, d.is_sample, d.submission_id,
       s."by" AS entered_by, s."at" AS entered_at
FROM base.tkpk_decisions d
LEFT JOIN base.submission s USING (submission_id)
ORDER BY d.due, d.code;

CREATE VIEW main.tkpk_actions AS
SELECT a.code, a.decision, a.date, a.status, a.note, a.evidence, a.is_sample, a.submission_id,
       s."by" AS entered_by, s."at" AS entered_at
FROM base.tkpk_actions a
LEFT JOIN base.submission s USING (submission_id)
ORDER BY a.decision, a.date, a.submission_id, a.row, a.code;
