SELECT code, bps_code, name, label, level, parent_code, lon, lat, area_km2 FROM regions;
