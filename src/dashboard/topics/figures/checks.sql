-- A note has a date.
SELECT format('{} baris {}, kolom date: tanggal catatan kosong atau bukan tanggal', file, row) AS problem
FROM base.figure_notes WHERE date IS NULL
