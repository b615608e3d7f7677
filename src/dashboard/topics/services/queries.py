"""Services: counts of files by month, what answers a need, PBI-JKN by village, and how many families there are."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.store.database import Database
from dashboard.store.memo import memoised
from dashboard.topics.services.contracts import NOT_REFERRED

_MONTHS = """
SELECT month, bool_or(is_sample) AS is_sample FROM service_counts GROUP BY month ORDER BY month
"""
_COUNTS = """
SELECT c.month, c.region_code, c.kecamatan_code, c.channel, c.sector, coalesce(n.name, c.need) AS need, c.agency,
       c.state, c.age, c.answer, sum(c.count)::DOUBLE AS "count", bool_or(c.is_sample) AS is_sample,
       concat_ws('|', c.month, c.region_code, c.channel, c.sector, coalesce(n.name, c.need), c.agency, c.state, c.age,
                 c.answer) AS record
FROM service_counts c LEFT JOIN service_needs n ON n.code = c.need
WHERE c.count > 0 AND ($months IS NULL OR list_contains($months::VARCHAR[], c.month))
GROUP BY ALL ORDER BY ALL
"""
_ANSWERS = """
SELECT coalesce(n.name, a.need) AS need, a.program, p.name AS program_name, bool_or(a.is_sample) AS is_sample
FROM service_answers a LEFT JOIN service_needs n ON n.code = a.need JOIN programs p ON p.code = a.program
GROUP BY ALL ORDER BY ALL
"""
_JKN = "SELECT *, month || '|' || region_code AS record FROM jkn_watch ORDER BY month, region_code"
_FAMILIES = """
SELECT 'keluarga' AS unit, o.region_code, r.parent_code AS kecamatan_code, o.year::VARCHAR AS period, o.value,
       s.title AS source, o.is_sample, 1 AS place, NULL AS decile, o.region_code || '|' || o.year AS record
FROM observations o JOIN regions r ON r.code = o.region_code LEFT JOIN sources s USING (source_id)
WHERE o.indicator = 'families' AND r.level IN ('desa', 'kelurahan')
UNION ALL
SELECT 'keluarga', region_code, kecamatan_code, period, "count", 'keluarga desil 1-10 dalam ' || register, is_sample, 2,
       decile, record
FROM registry_counts_usual WHERE register = 'DTSEN' AND unit = 'KK'
QUALIFY count(DISTINCT decile) OVER (PARTITION BY region_code, period) = 10
UNION ALL
SELECT 'penduduk', o.region_code, r.parent_code, o.year::VARCHAR, o.value, s.title, o.is_sample, 3, NULL,
       o.region_code || '|' || o.year
FROM observations o JOIN regions r ON r.code = o.region_code LEFT JOIN sources s USING (source_id)
WHERE o.indicator = 'population' AND r.level IN ('desa', 'kelurahan')
ORDER BY place, period, region_code, decile
"""
_HANDED_IN = """
SELECT dataset, file_name, "at" FROM submissions
WHERE dataset IN ('service_counts', 'jkn_watch') AND submission_id IN
    (SELECT submission_id FROM service_counts UNION SELECT submission_id FROM jkn_watch)
ORDER BY "at", file_name
"""


@memoised()
def service_months(database: Database) -> pd.DataFrame:
    """month ('2026-07'), is_sample; in order."""
    return database.query(_MONTHS)


def service_counts(database: Database, months: Sequence[str] | None = None) -> pd.DataFrame:
    """Files of these months (None: all) by month, region_code, kecamatan_code, channel, sector, need (as shown), agency
    (code), state, age and answer: count, is_sample; `record` names the row; no zeros."""
    return database.query(_COUNTS, {"months": None if months is None else list(months)})


@memoised()
def referred_to(database: Database) -> pd.DataFrame:
    """agency: those that something was referred to, in any month."""
    return database.query("SELECT DISTINCT agency FROM service_counts WHERE answer <> $none ORDER BY agency",
                          {"none": NOT_REFERRED})


def service_answers(database: Database) -> pd.DataFrame:
    """need (as shown), program (code), program_name, is_sample: what answers what."""
    return database.query(_ANSWERS)


def jkn_watch(database: Database) -> pd.DataFrame:
    """The view jkn_watch: persons by month and village; missing where nobody knows; `record` names the row."""
    return database.query(_JKN)


def families(database: Database) -> pd.DataFrame:
    """What needs may be divided by, in villages: unit ('keluarga' or 'penduduk'), region_code, kecamatan_code, period,
    value, source, is_sample, place (1 published families, 2 families of all ten deciles in DTSEN, a row each, 3
    inhabitants), decile, record (names the row)."""
    return database.query(_FAMILIES)


@memoised()
def service_files(database: Database) -> pd.DataFrame:
    """Files whose rows are shown: dataset, file_name, at (UTC); the newest last."""
    return database.query(_HANDED_IN)
