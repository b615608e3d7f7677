INSERT INTO base.target BY NAME SELECT * FROM incoming;
