INSERT INTO base.neighbour BY NAME SELECT * FROM incoming;
