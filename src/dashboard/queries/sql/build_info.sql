SELECT build_id, built_at, data_date, credit FROM build_info;
