-- Meetings of TKPK. An action is one entry in the history of its decision; whether a decision is late follows from its
-- due date and its actions (rules/decisions.py). entered_by and entered_at (UTC) are empty for sample.
CREATE VIEW main.tkpk_meetings AS
SELECT code, date, title, place, chair, is_sample, submission_id
FROM base.tkpk_meetings ORDER BY date DESC, code;
COMMENT ON VIEW main.tkpk_meetings IS 'Rapat TKPK.';

CREATE VIEW main.tkpk_agenda AS
SELECT meeting, number, item, agency, outcome, is_sample, submission_id
FROM base.tkpk_agenda ORDER BY meeting, number;
COMMENT ON VIEW main.tkpk_agenda IS 'Pokok bahasan tiap rapat, OPD pengusul, dan hasilnya.';

CREATE VIEW main.tkpk_decisions AS
SELECT d.code, d.meeting, d.decision, d.agency, d.due, d.agency_then, d.is_sample, d.submission_id,
       s."by" AS entered_by, s."at" AS entered_at
FROM base.tkpk_decisions d
LEFT JOIN base.submission s USING (submission_id)
ORDER BY d.due, d.code;
COMMENT ON VIEW main.tkpk_decisions IS 'Keputusan rapat, OPD yang mengerjakan, dan tenggatnya; entered_at dalam UTC.';

CREATE VIEW main.tkpk_actions AS
SELECT a.code, a.decision, a.date, a.status, a.note, a.evidence, a.is_sample, a.submission_id,
       s."by" AS entered_by, s."at" AS entered_at
FROM base.tkpk_actions a
LEFT JOIN base.submission s USING (submission_id)
ORDER BY a.decision, a.date, a.submission_id, a.row, a.code;
COMMENT ON VIEW main.tkpk_actions IS 'Riwayat tiap keputusan: apa yang dikerjakan dan buktinya; entered_at dalam UTC.';
