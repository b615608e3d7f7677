SELECT * FROM datasets ORDER BY place;
