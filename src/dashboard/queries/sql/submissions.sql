SELECT submission_id, dataset, file_name, "by", "at" FROM submissions ORDER BY submission_id;
