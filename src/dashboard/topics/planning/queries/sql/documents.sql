SELECT year, code, name, due, sent, evidence, is_sample FROM incentive_documents ORDER BY year, due NULLS LAST, code;
