INSERT INTO base.region BY NAME SELECT * FROM incoming;
