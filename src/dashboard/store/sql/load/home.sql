INSERT INTO base.home BY NAME SELECT * FROM incoming;
