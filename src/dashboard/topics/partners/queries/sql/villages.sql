SELECT code, kecamatan_code FROM regions
WHERE level IN ('desa', 'kelurahan') AND starts_with(code, (SELECT code FROM home) || '.') ORDER BY code;
