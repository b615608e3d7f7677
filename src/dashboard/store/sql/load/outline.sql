INSERT INTO base.outline BY NAME SELECT * FROM incoming;
