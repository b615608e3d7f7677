INSERT INTO base.program_fact BY NAME SELECT * FROM incoming;
