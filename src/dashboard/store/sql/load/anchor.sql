INSERT INTO base.anchor BY NAME SELECT * FROM incoming;
