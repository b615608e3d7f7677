SELECT DISTINCT run, computed, village_basis, matched, "precision", recall, fingerprint, is_sample, 'overlaps' AS told
FROM register_overlaps
UNION ALL
SELECT DISTINCT run, computed, village_basis, matched, "precision", recall, fingerprint, is_sample, 'deciles'
FROM register_deciles
ORDER BY run DESC, computed DESC, told DESC;
