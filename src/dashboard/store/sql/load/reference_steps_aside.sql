-- Sample rows that do not fit the real lists give way, and so do entries of sample lists that nothing shown needs.
-- Variable keep_lists: true while sample is shown. A sample list stays whole only until a real one of its kind exists.
DELETE FROM base.coverage c
WHERE is_sample AND NOT EXISTS (
    SELECT 1 FROM base.programs p
    WHERE p.code = c.program AND coalesce(c.target_unit, p.unit) = p.unit AND coalesce(c.recipients_unit, p.unit) = p.unit);

DELETE FROM base.programs p
WHERE is_sample
  AND NOT (getvariable('keep_lists') AND NOT EXISTS (SELECT 1 FROM base.programs WHERE NOT is_sample))
  AND p.code NOT IN (SELECT program FROM base.coverage
                     UNION SELECT program FROM base.program_aliases WHERE NOT is_sample);

DELETE FROM base.agencies a
WHERE is_sample
  AND NOT (getvariable('keep_lists') AND NOT EXISTS (SELECT 1 FROM base.agencies WHERE NOT is_sample))
  AND a.code NOT IN (SELECT agency FROM base.programs UNION SELECT agency FROM base.rat_matrix
                     UNION SELECT agency FROM base.rat_targets UNION SELECT agency FROM base.rat_realisation
                     UNION SELECT agency FROM base.tkpk_decisions
                     UNION SELECT agency FROM base.agency_aliases WHERE NOT is_sample);

DELETE FROM base.agency_aliases
WHERE is_sample AND (NOT getvariable('keep_lists') OR agency NOT IN (SELECT code FROM base.agencies));
