INSERT INTO base.eligibility BY NAME SELECT * FROM incoming;
