SELECT version, title, decided, string_split(coalesce(recoded, ''), ';') AS recoded, source FROM nomenclatures;
