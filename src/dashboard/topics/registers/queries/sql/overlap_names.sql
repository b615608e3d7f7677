SELECT code, name FROM programs ORDER BY code;
