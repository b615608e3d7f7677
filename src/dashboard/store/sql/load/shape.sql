INSERT INTO base.shape BY NAME SELECT * FROM incoming;
