SELECT code, kecamatan_code FROM regions
WHERE level IN ('desa', 'kelurahan') AND starts_with(code, '35.05.') ORDER BY code;
