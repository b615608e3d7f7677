INSERT INTO base.incentive_rule BY NAME SELECT * FROM incoming;
