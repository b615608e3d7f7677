-- Meetings, decisions and what was done have dates; no due date is before its meeting, and nobody is said to have come
-- before it was held (days in the regency, WIB).
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
UNION ALL
SELECT format('{} baris {}, kolom meeting: kehadiran rapat "{}" diserahkan {}, sebelum rapatnya, {}; serahkan sesudah '
              'rapat berlangsung', min(a.file), min(a.row), a.meeting,
              min(strftime(s."at" + INTERVAL 7 HOUR, '%Y-%m-%d')), m.date)
FROM base.tkpk_attendance a
JOIN base.tkpk_meetings m ON m.code = a.meeting
JOIN base.submission s ON s.submission_id = a.submission_id
WHERE (s."at" + INTERVAL 7 HOUR)::DATE < m.date
GROUP BY a.submission_id, a.meeting, m.date
