SELECT n.neighbour_code AS code, r.label, r.name, r.level, r.parent_code, r.kecamatan, n.shared_km
FROM neighbours n JOIN regions r ON r.code = n.neighbour_code
WHERE n.code = $region
ORDER BY n.shared_km DESC, n.neighbour_code;
