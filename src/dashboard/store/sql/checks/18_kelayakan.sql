-- Which decile gets which programme is a dated rule: its days are days, its deciles are deciles, one rule holds at a time.
SELECT format('{} baris {}: tanggal berlaku harus seperti 2025-06-01, dan sampai tidak sebelum sejak', file, row) AS problem
FROM base.eligibility
WHERE try_cast(since AS DATE) IS NULL OR (until IS NOT NULL AND coalesce(try_cast(until AS DATE) < try_cast(since AS DATE), true))
UNION ALL
SELECT format('{} baris {}: desil harus 1 sampai 10 dan yang pertama tidak melebihi yang terakhir', file, row)
FROM base.eligibility WHERE NOT (decile_first >= 1 AND decile_first <= decile_last AND decile_last <= 10)
UNION ALL
SELECT format('{} baris {}: aturan {} berlaku bersamaan dengan baris lain', a.file, a.row, a.program)
FROM base.eligibility a JOIN base.eligibility b ON a.program = b.program AND a.register = b.register AND a.row > b.row
WHERE a.since < coalesce(b.until, '9999') AND b.since < coalesce(a.until, '9999')
