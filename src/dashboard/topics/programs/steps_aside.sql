-- Sample coverage that does not fit the real list of programmes gives way.
DELETE FROM base.coverage c
WHERE is_sample AND NOT EXISTS (
    SELECT 1 FROM base.programs p
    WHERE p.code = c.program AND coalesce(c.target_unit, p.unit) = p.unit AND coalesce(c.recipients_unit, p.unit) = p.unit);
