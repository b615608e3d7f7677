INSERT INTO base.source BY NAME SELECT * FROM incoming;

-- Sources named in what was handed in: a known one of the same title and address, or a new row of base.source.
CREATE TEMP TABLE submitted_source AS
WITH named AS (
    SELECT DISTINCT source_title AS title, source_url AS url FROM submitted_observations
    UNION
    SELECT DISTINCT source_title, source_url FROM submitted_targets
    UNION
    SELECT DISTINCT se_source, NULL FROM submitted_observations WHERE se_source IS NOT NULL
)
SELECT n.title, n.url,
       coalesce(min(b.source_id), 'kiriman-' || left(sha256(n.title || chr(10) || coalesce(n.url, '')), 12)) AS source_id
FROM named n
LEFT JOIN base.source b ON lower(trim(b.title)) = lower(trim(n.title)) AND (n.url IS NULL OR b.url IS NOT DISTINCT FROM n.url)
GROUP BY n.title, n.url;

INSERT INTO base.source BY NAME
SELECT source_id, min(title) AS title, min(url) AS url, trim(split_part(min(title), ',', 1)) AS publisher,
       CASE WHEN starts_with(lower(trim(min(title))), 'bps') OR starts_with(lower(trim(min(title))), 'badan pusat statistik')
            THEN 'bps' ELSE 'resmi' END AS kind,
       'kiriman' AS file, 0 AS row
FROM submitted_source
ANTI JOIN base.source USING (source_id)
GROUP BY source_id
ORDER BY source_id;
