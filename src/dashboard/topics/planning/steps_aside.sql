-- Sample links join sample sub kegiatan only: they go as soon as a real RAT is there.
DELETE FROM base.planning_links WHERE is_sample AND EXISTS (SELECT 1 FROM base.rat_matrix WHERE NOT is_sample);
DELETE FROM base.code_crosswalk WHERE is_sample AND NOT EXISTS (SELECT 1 FROM base.planning_links WHERE is_sample);
