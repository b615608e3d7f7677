-- How many persons there are, and the share of all pairs of two persons that have one nomor KK (counted, since among
-- pairs drawn at random there are too few). Never quite none.
SELECT (SELECT count(*) FROM pihak) AS banyak,
       least(greatest(coalesce(sum(n * (n - 1)), 0) / greatest((SELECT count(*) * (count(*) - 1.0) FROM pihak), 1.0), 1e-9), 0.01)
           AS bagian
FROM (SELECT count(*)::DOUBLE AS n FROM pihak WHERE kk IS NOT NULL GROUP BY kk);
