SELECT d.*, i.publisher, i.unit, i.decimals, i.delta_unit, i.short_name AS indicator_name,
       o.value AS shown, s.title AS shown_source, o.is_derived AS shown_derived,
       t.low AS target_low, t.high AS target_high, t.document,
       coalesce(a.short_name, d.agency) AS agency_name, m.title AS meeting_title, m.date AS meeting_date,
       k.home AS recorded_by
FROM figure_differences d
LEFT JOIN indicators i ON i.id = d.indicator
LEFT JOIN observations o ON o.indicator = d.indicator AND o.region_code = d.region_code AND o.year = try_cast(d.year AS INTEGER)
    AND o.period = d.period
LEFT JOIN sources s ON s.source_id = o.source_id
LEFT JOIN (SELECT indicator, region_code, year, min(coalesce(target, target_low)) AS low, max(coalesce(target, target_high)) AS high,
                  string_agg(DISTINCT document, '; ') AS document
           FROM targets GROUP BY ALL) t
    ON o.value IS NULL AND t.indicator = d.indicator AND t.region_code = d.region_code AND t.year = try_cast(d.year AS INTEGER)
LEFT JOIN agencies a ON a.code = d.agency
LEFT JOIN tkpk_meetings m ON m.code = d.meeting
LEFT JOIN conflicts k ON k.conflict_id = d.case_id
LEFT JOIN submissions b ON b.submission_id = d.submission_id
ORDER BY d.is_unsettled DESC, greatest(d.state_date::TIMESTAMP, b."at") DESC NULLS LAST, d.case_id;
