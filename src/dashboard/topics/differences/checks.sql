-- Progress has a date; a meeting it names is a real one: a made-up meeting goes when a real one comes.
SELECT format('{} baris {}, kolom date: tanggal perkara "{}" kosong atau bukan tanggal', file, row, code) AS problem
FROM base.figure_cases WHERE date IS NULL
UNION ALL
SELECT format('{} baris {}, kolom meeting: rapat "{}" belum terdaftar (rapat contoh tidak dihitung). Daftarkan dahulu, atau perbaiki kodenya',
              min(file), min(row), meeting)
FROM base.figure_cases c
ANTI JOIN (SELECT code AS meeting FROM base.tkpk_meetings WHERE NOT is_sample) USING (meeting)
WHERE meeting IS NOT NULL GROUP BY file, meeting
UNION ALL
SELECT format('{} baris {}, kolom date: tanggal laporan "{}" kosong atau bukan tanggal', file, row, code) AS problem
FROM base.figure_reports WHERE date IS NULL
UNION ALL
SELECT format('{} baris {}, kolom note: perkara "{}" tidak ada pada facts/conflicts.csv', file, row, named) AS problem
FROM (SELECT file, row, regexp_extract(note, 'perkara=([\w-]+)', 1) AS named FROM base.program_fact)
ANTI JOIN (SELECT conflict_id AS named FROM base.conflict) USING (named)
WHERE named <> '';
