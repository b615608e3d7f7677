INSERT INTO base.period BY NAME SELECT * FROM incoming;
