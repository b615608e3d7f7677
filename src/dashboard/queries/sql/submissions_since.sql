-- $moment: UTC. What was handed in or withdrawn from this moment on, by dataset.
SELECT dataset, count(*) FILTER ("at" >= $moment) AS handed_in,
       count(*) FILTER (withdrawn_at >= $moment) AS withdrawn,
       max(CASE WHEN withdrawn_at >= $moment THEN withdrawn_at ELSE "at" END) AS newest
FROM submissions
WHERE "at" >= $moment OR withdrawn_at >= $moment
GROUP BY dataset
ORDER BY dataset;
