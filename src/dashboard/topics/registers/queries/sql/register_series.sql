SELECT register, decile_basis, village_basis, unit, period, max(cutoff) AS cutoff, bool_or(is_sample) AS is_sample
FROM registry_counts
GROUP BY register, decile_basis, village_basis, unit, period
ORDER BY register, list_position(['nasional', 'kelas skor', 'kabupaten', 'provinsi'], decile_basis),
         list_position(['domisili', 'KTP'], village_basis), unit, period;
