-- $start, $end: UTC, the end not included. What happened between them, by dataset and the agency it was done for.
WITH happened AS (
    SELECT dataset, coalesce(agency, '') AS agency, "at" AS moment, true AS is_new, coalesce(rejected, 0) AS rejected
    FROM submissions
    UNION ALL
    SELECT dataset, coalesce(agency, ''), withdrawn_at, false, 0 FROM submissions WHERE withdrawn_at IS NOT NULL
)
SELECT dataset, agency, count(*) FILTER (is_new) AS handed_in, count(*) FILTER (NOT is_new) AS withdrawn,
       sum(rejected)::BIGINT AS rejected, max(moment) AS newest
FROM happened
WHERE moment >= $start AND moment < $end
GROUP BY dataset, agency
ORDER BY dataset, agency;
