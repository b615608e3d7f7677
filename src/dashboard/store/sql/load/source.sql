INSERT INTO base.source BY NAME SELECT * FROM incoming;
