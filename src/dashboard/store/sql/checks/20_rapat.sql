-- Agenda, decisions and actions belong to what is there; nothing stands twice; no due date is before its meeting.
WITH keyed AS (
    SELECT 'tkpk_meetings' AS dataset, code AS key, count(*) AS n FROM base.tkpk_meetings GROUP BY code
    UNION ALL SELECT 'tkpk_agenda', format('{} {}', meeting, number), count(*) FROM base.tkpk_agenda GROUP BY meeting, number
    UNION ALL SELECT 'tkpk_decisions', code, count(*) FROM base.tkpk_decisions GROUP BY code
    UNION ALL SELECT 'tkpk_actions', code, count(*) FROM base.tkpk_actions GROUP BY code
),
belongs AS (
    SELECT a.file, a.row, 'meeting' AS col, 'rapat' AS what, a.meeting AS code
    FROM base.tkpk_agenda a ANTI JOIN base.tkpk_meetings m ON m.code = a.meeting
    UNION ALL
    SELECT d.file, d.row, 'meeting', 'rapat', d.meeting
    FROM base.tkpk_decisions d ANTI JOIN base.tkpk_meetings m ON m.code = d.meeting
    UNION ALL
    SELECT d.file, d.row, 'agency', 'OPD', d.agency
    FROM base.tkpk_decisions d ANTI JOIN base.agencies a ON a.code = d.agency
    UNION ALL
    SELECT a.file, a.row, 'decision', 'keputusan', a.decision
    FROM base.tkpk_actions a ANTI JOIN base.tkpk_decisions d ON d.code = a.decision
)
SELECT format('{}: kunci "{}" ada {} kali atau tidak lengkap', dataset, coalesce(key, ''), n) AS problem
FROM keyed WHERE n > 1 OR key IS NULL
UNION ALL
SELECT format('{} baris {}, kolom {}: {} "{}" belum terdaftar. Daftarkan dahulu, atau perbaiki kodenya',
              file, row, col, what, coalesce(code, ''))
FROM belongs
UNION ALL
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
SELECT 'Rapat TKPK: data contoh berdampingan dengan data nyata'
FROM (SELECT is_sample FROM base.tkpk_meetings UNION SELECT is_sample FROM base.tkpk_agenda
      UNION SELECT is_sample FROM base.tkpk_decisions UNION SELECT is_sample FROM base.tkpk_actions)
HAVING count(DISTINCT is_sample) > 1
