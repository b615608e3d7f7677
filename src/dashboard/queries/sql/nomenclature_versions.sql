SELECT version FROM nomenclatures;
