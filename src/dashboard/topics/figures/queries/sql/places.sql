SELECT DISTINCT region_code FROM observations WHERE indicator = $indicator
ORDER BY NOT starts_with(region_code, '35.05'), region_code;
