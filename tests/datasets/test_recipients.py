"""Counts and units in the texts of the RAT form."""

from __future__ import annotations

import pytest
from known_codes import known_codes

from dashboard.intake.read import read
from dashboard.intake.values.recipients import count_and_unit
from dashboard.topics.programs.contracts import COVERAGE


@pytest.mark.parametrize(("text", "expected"), [
    ("500 KK", (500, "KK")), ("1.250 orang", (1250, "jiwa")), ("1,250 KPM", (1250, "KK")),
    ("35 kelompok", (35, "kelompok")),
    ("± 120 Kepala Keluarga", (120, "KK")), ("20 unit rumah", (20, "unit")), ("75 rumah tangga", (75, "rumah tangga")),
    ("75 anak keluarga miskin", (None, None)), ("500 KK, 20 jiwa", (None, None)), ("masyarakat miskin", (None, None)),
    ("12", (12, None)), ("12 sasaran", (12, None)), ("", (None, None)),
])
def test_count_and_unit(text: str, expected: tuple[float | None, str | None]) -> None:
    assert tuple(count_and_unit(text)) == expected


def test_households_are_neither_families_nor_houses() -> None:
    text = "Program;Desa;Kecamatan;Periode;Penerima;Satuan\nrtlh;Plandirejo;Bakung;2025;5;rumah tangga\n"
    found = read(COVERAGE, text.encode(), "a.csv", known_codes())
    assert "'rumah tangga' bukan pilihan" in found.rejected["reason"][0]
