CREATE VIEW main.coverage AS
SELECT c.program, c.village AS region_code, r.parent_code AS kecamatan_code, c.period,
       left(c.period, 4)::INTEGER AS year,
       CASE WHEN c.period LIKE '%-TW%' THEN right(c.period, 1)::INTEGER END AS quarter,
       c.target, c.recipients, coalesce(p.unit, c.recipients_unit, c.target_unit) AS unit, c.budget, c.realised,
       c.is_sample, c.submission_id
FROM base.coverage c
LEFT JOIN base.programs p ON p.code = c.program
LEFT JOIN base.region r ON r.code = c.village;
COMMENT ON VIEW main.coverage IS 'Sasaran dan penerima program tiap desa/kelurahan dan periode, dalam satuan program.';
