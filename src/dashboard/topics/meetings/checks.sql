-- Meetings, decisions and what was done have dates; no due date is before its meeting.
SELECT format('tkpk_meetings "{}": tanggal rapat kosong atau bukan tanggal', code) FROM base.tkpk_meetings WHERE date IS NULL
UNION ALL
SELECT format('{} baris {}, kolom due: tenggat "{}" kosong atau bukan tanggal', d.file, d.row, d.code)
FROM base.tkpk_decisions d WHERE d.due IS NULL
UNION ALL
SELECT format('{} baris {}, kolom due: tenggat {} mendahului tanggal rapatnya, {}', d.file, d.row, d.due, m.date)
FROM base.tkpk_decisions d JOIN base.tkpk_meetings m ON m.code = d.meeting WHERE d.due < m.date
UNION ALL
SELECT format('{} baris {}, kolom date: tanggal catatan kosong atau bukan tanggal', file, row)
FROM base.tkpk_actions WHERE date IS NULL
