INSERT INTO base.margin BY NAME SELECT * FROM incoming;
