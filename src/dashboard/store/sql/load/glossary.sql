INSERT INTO base.glossary BY NAME SELECT * FROM incoming;
