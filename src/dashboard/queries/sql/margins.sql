SELECT * FROM margins;
