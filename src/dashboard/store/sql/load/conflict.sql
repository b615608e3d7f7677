INSERT INTO base.conflict BY NAME SELECT * FROM incoming;
