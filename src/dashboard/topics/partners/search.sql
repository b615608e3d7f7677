SELECT 'Mitra' AS kind, name AS title, helix || ', ' || kind AS detail, code || ' gotong royong mitra' AS more,
       'gotong-royong' AS page, 'bagian=Daftar+mitra&mitra=' || code AS parameters
FROM main.partners
