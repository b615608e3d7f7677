"""The watch on PBI-JKN: sums over months, gaps, and what movements leave unexplained."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from dashboard.statistics.rounding import EXACT, Rounding
from dashboard.topics.services.rules.jkn import MEASURES, jkn
from dashboard.topics.services.words import jkn as jkn_words
from service_rows import VILLAGES

BY = Rounding(bytes(range(32)))


def watched(month: str, village: str, **known: float) -> dict[str, Any]:
    return {"month": month, "region_code": village, "kecamatan_code": village[:8], "is_sample": False,
            "record": village, **dict.fromkeys(MEASURES, float("nan")), **known}


def test_what_the_movements_do_not_explain_is_said() -> None:
    """As the sample had it: active fell by 3,135 while removed less returned was 6,590."""
    rows = pd.DataFrame([
        watched("2026-07", VILLAGES[0], active=10_000, removed=0, automatic=0, approved=0),
        watched("2026-08", VILLAGES[0], active=6_865, removed=7_000, automatic=150, approved=260),
        watched("2026-08", VILLAGES[3], active=50)])
    alone = jkn(rows.iloc[:2], EXACT)
    assert alone is not None
    assert (alone.change("2026-08"), alone.moved("2026-08"), alone.unexplained("2026-08")) == (-3135, -6590, 3455)
    said = jkn_words.unexplained(alone, "2026-08", None)
    assert "aktif −3.135, " in said and "yang dinonaktifkan −6.590; " in said
    assert "selisih yang tidak dijelaskan perpindahan: +3.455 (misalnya" in said
    assert pd.isna(alone.unexplained("2026-07")) and "belum tersedia" in jkn_words.unexplained(alone, "2026-07", None)
    more = jkn(rows, EXACT)
    assert more is not None and pd.isna(more.unexplained("2026-08")), "another village reports, which is no movement"
    assert more.unexplained("2026-08", "35.05.01") == 3455
    balanced = jkn(rows.iloc[:2].assign(active=[10_000.0, 3_415.0]), BY)
    assert balanced is not None and abs(balanced.unexplained("2026-08")) <= balanced.margin == 20
    assert "misalnya" not in jkn_words.unexplained(balanced, "2026-08", None)


def test_the_watch_adds_up_over_months_and_keeps_gaps() -> None:
    rows = pd.DataFrame([
        watched("2026-07", VILLAGES[0], active=900, removed=100, automatic=10, proposed=50, approved=20,
                refused=10),
        watched("2026-08", VILLAGES[0], active=950, removed=40, proposed=20, approved=10, moved=10),
        watched("2026-08", VILLAGES[3], active=500, quota=600)])
    found = jkn(rows, EXACT)
    assert found is not None and found.months == ("2026-07", "2026-08") and found.reported == 2
    assert (found.removed.of(None), found.back.of(None), found.decided.of(None), found.undecided()) == (140, 40, 50, 20)
    assert found.share_back() == pytest.approx(4 / 14 * 100) and found.still_out(VILLAGES[0]) == 100
    assert found.of("2026-08", "active") == 1450 and found.of("2026-08", "quota", VILLAGES[0]) is not None
    assert pd.isna(found.of("2026-08", "quota", VILLAGES[0])) and pd.isna(found.still_out(VILLAGES[3]))
    first = jkn(rows, EXACT, "2026-07")
    assert first is not None and first.last == "2026-07" and first.undecided() == 20
    assert jkn(rows, EXACT, "2026-06") is None
    long = pd.DataFrame([watched(f"{year}-{month:02}", VILLAGES[0], removed=1)
                         for year in (2025, 2026) for month in range(1, 13)])
    newest = jkn(long, EXACT)
    assert newest is not None and newest.since == "2026-01" and newest.removed.of(None) == 12
