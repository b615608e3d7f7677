-- The view keeps the order: of one decision by date, of one day as they were handed in.
SELECT code, decision, date, status, note, evidence, entered_by FROM tkpk_actions;
