INSERT INTO base.nomenclature BY NAME SELECT * FROM incoming;
