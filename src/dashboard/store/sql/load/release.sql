INSERT INTO base.release BY NAME SELECT * FROM incoming;
