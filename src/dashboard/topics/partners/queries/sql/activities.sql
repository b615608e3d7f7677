SELECT code, "date", year("date")::INTEGER AS year, region_code, kecamatan_code, kind, participants, hours, is_sample,
       submission_id
FROM community_activities ORDER BY code;
