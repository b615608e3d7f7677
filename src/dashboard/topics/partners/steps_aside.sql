-- Sample pledges that complement a programme which the real list does not have stand by themselves.
UPDATE base.partner_pledges SET program = NULL
WHERE is_sample AND EXISTS (SELECT 1 FROM base.programs WHERE NOT is_sample)
    AND program NOT IN (SELECT code FROM base.programs WHERE NOT is_sample);
