INSERT INTO base.indicator BY NAME SELECT *, row AS position FROM incoming;
