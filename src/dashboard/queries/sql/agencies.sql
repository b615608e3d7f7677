SELECT code, name, short_name, is_sample FROM agencies ORDER BY name;
