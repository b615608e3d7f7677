INSERT INTO base.method_break BY NAME SELECT * FROM incoming;
