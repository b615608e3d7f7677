-- Needs and answers of the sample stay as long as rows of counts use them, or sample is shown.
DELETE FROM base.service_answers WHERE is_sample AND NOT getvariable('keep_lists');
DELETE FROM base.service_needs n WHERE is_sample AND NOT getvariable('keep_lists')
    AND NOT EXISTS (SELECT 1 FROM base.service_counts c WHERE c.need = n.code)
    AND NOT EXISTS (SELECT 1 FROM base.service_answers a WHERE a.need = n.code);
