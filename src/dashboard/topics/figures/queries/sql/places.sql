SELECT DISTINCT region_code FROM observations WHERE indicator = $indicator
ORDER BY NOT starts_with(region_code, (SELECT code FROM home)), region_code;
