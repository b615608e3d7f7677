SELECT code, date, title, place, chair, is_sample FROM tkpk_meetings ORDER BY date DESC, code;
