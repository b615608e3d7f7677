SELECT * FROM indicators;
