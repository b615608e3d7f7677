"""The release calendar on Data & Metodologi: what came out last, what comes next, what is late."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from htpy import Node, b, span

from dashboard.core import formats
from dashboard.core.domain import Indicator, Release
from dashboard.core.regency import regency
from dashboard.queries import availability, reference
from dashboard.render.table import below
from dashboard.statistics import freshness
from dashboard.statistics.freshness import GRACE_MONTHS, Freshness, ReleaseState
from dashboard.store.database import Database
from dashboard.ui.drawn import components
from dashboard.ui.drawn.word_table import long_table

_MARKS = {ReleaseState.LATE: ("●", "open"), ReleaseState.WAITING: ("◆", ""), ReleaseState.HELD: ("✓", "settled")}
_ORDER = tuple(_MARKS)


def calendar(build: Database, today: date) -> None:
    """Every current series with a row in the calendar, the late ones first."""
    catalogue, releases = reference.indicators(build), reference.releases(build)
    newest = availability.newest(build, regency().code)
    found = freshness.calendar(catalogue, newest, releases, today, availability.newest(build, regency().province.code))
    if not found:
        components.empty("Kalender rilis belum diisi.",
                         "Isi data/catalogue/releases.csv, lalu bangun ulang basis data.",
                         "python -m dashboard build")
        return
    ordered = sorted(found, key=lambda pair: _ORDER.index(pair[0].state))
    titles = dict(zip(reference.sources(build)["source_id"], reference.sources(build)["title"], strict=True))
    components.note(
        f"Keadaan per {formats.tanggal(today)}. Terlambat: belum ada di sini {GRACE_MONTHS} bulan setelah bulan "
        "rilisnya, atau provinsi sudah punya angka yang lebih baru. Menunggu: bulan rilisnya sudah lewat, tetapi belum "
        "selama itu.")
    rows = [_row(item, indicator, releases[indicator.id], titles) for item, indicator in ordered]
    long_table("Kalender rilis", {"Indikator": 24, "Angka terbaru di sini": 14, "Rilis terakhir": 14,
                                  "Rilis berikutnya": 14, "Keadaan": 14, "Dasar": 20}, rows, len(rows),
               key="semua_rilis", first=12, what="rilis")


def _row(item: Freshness, indicator: Indicator, release: Release, titles: Mapping[str, str]) -> list[Node]:
    sign, look = _MARKS[item.state]
    late = below[f"seharusnya {_period(item.expected_year, indicator)}"] \
        if item.state is not ReleaseState.HELD and item.expected_year else None
    above = regency().province.name
    ahead = below[f"{above} sudah {_period(item.province_year, indicator)}"] if item.province_year else None
    basis = [titles.get(release.source, release.source), below[release.note] if release.note else None]
    return [b[indicator.name], _period(item.last_year, indicator),
            _out(item.released, release, indicator), _out(item.next_release, release, indicator),
            [span(class_=["status", look])[f"{sign} {item.state}"], late, ahead], basis]


def _period(year: int | None, indicator: Indicator) -> str:
    return formats.period(year, indicator.period_rule) if year else formats.MISSING


def _out(day: date | None, release: Release, indicator: Indicator) -> Node:
    """'September 2026, untuk Maret 2026'."""
    if day is None:
        return formats.MISSING
    return formats.month(day), below[f"untuk {_period(day.year - release.lag_years, indicator)}"]
