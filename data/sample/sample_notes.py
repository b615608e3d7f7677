"""Sample notes of planners. They say nothing of the figures, which are real: a made-up remark on one would be a lie."""

from __future__ import annotations

from sample_villages import Row

_FIGURES = (("p0", "35.05", 2021, "Maret", "2026-11-02"), ("idm_score", "35.05.10.2004", 2024, "Tahun", "2026-11-09"))
_TEXT = "Contoh catatan: di sini perencana menulis apa yang perlu diketahui pembaca angka ini"


def notes() -> list[Row]:
    """Rows of figure_notes."""
    return [{"indicator": indicator, "region": region, "year": year, "period_name": period,
             "text": _TEXT, "date": day}
            for indicator, region, year, period, day in _FIGURES]
