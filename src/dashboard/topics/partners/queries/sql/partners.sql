SELECT code, name, helix, kind, since, until, is_sample FROM partners ORDER BY code;
