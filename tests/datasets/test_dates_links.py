"""Dates as people write them, and which links may be shown."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.core import formats
from dashboard.intake.values.dates_links import is_link, read_date, read_link


@pytest.mark.parametrize("text", ["2026-11-24", "2026-11-24 00:00:00", "24/11/2026", "24-11-2026", "24.11.2026",
                                  "24 November 2026", "Selasa, 24 November 2026", "24 nop 2026", "24 Nov. 2026"])
def test_one_day_in_many_spellings(text: str) -> None:
    assert read_date(text) == ("2026-11-24", "")


@given(st.dates(date(2015, 1, 1), date(2045, 12, 31)))
def test_what_we_print_is_read(day: date) -> None:
    for text in (formats.tanggal(day), day.isoformat(), f"{day.day}/{day.month}/{day.year}"):
        assert read_date(text) == (day.isoformat(), "")


@pytest.mark.parametrize(("text", "says"), [
    ("31/02/2026", "tidak ada di kalender"), ("11/24/2026", "tidak ada di kalender"), ("besok", "tidak dikenal"),
    ("24 Foo 2026", "tidak dikenal"), ("24/11/26", "tidak dikenal"), ("24/11/1999", "di luar 2015-2045"),
    ("46350", "tidak dikenal"), ("", "tidak dikenal"),
])
def test_what_is_no_date_is_told(text: str, says: str) -> None:
    value, problem = read_date(text)
    assert value is None and says in problem


@pytest.mark.parametrize("text", ["https://blitarkab.go.id/berita?id=1&x=2#a", "http://10.0.0.1:8080/a%20b",
                                  "HTTPS://contoh.test/berkas.pdf"])
def test_web_addresses_are_taken(text: str) -> None:
    assert read_link(text) == (text, "") and is_link(text)


@pytest.mark.parametrize("text", [
    "javascript:alert(1)", "data:text/html,<script>", "ftp://contoh.test/a", "file:///etc/passwd", "contoh.test/a",
    "https://", "https:///a", "https://nama:sandi@contoh.test/", "https://contoh.test/a b", "https://contoh.test/\"x",
    "https://contoh.test/<img>", "https://[contoh", "//contoh.test/a", "https://contoh.test/\x00a",
    "java\nscript:alert(1)", "https:\\\\contoh.test",
])
def test_everything_else_is_no_link(text: str) -> None:
    value, problem = read_link(text)
    assert value is None and "https://" in problem and not is_link(text)


def test_a_link_has_an_end() -> None:
    assert read_link("https://contoh.test/" + "a" * 480)[0]
    value, problem = read_link("https://contoh.test/" + "a" * 481)
    assert value is None and "500 huruf" in problem
    assert not is_link(None) and not is_link(timedelta(1))
