SELECT meeting, number, item FROM tkpk_agenda ORDER BY meeting, number;
