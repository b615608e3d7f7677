"""From the ranks of one regency into the dashboards of the others, where a province has several."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.store.database import Database
from dashboard.topics.indicators.parts import provincial_ranks
from page_words import html, words

OTHERS = {"35.04": "https://tulungagung.go.id/dasbor/", "35.78": "https://surabaya.go.id/", "99.99": "https://x.id/"}
OpenPage = Callable[..., AppTest]


def ways(app: AppTest) -> list[tuple[str, str]]:
    return re.findall(r'<a href="(https://[^"]*)" target="_blank" rel="noopener">([^<]*)</a>', html(app))


def test_others_are_listed_by_the_figure_shown_each_with_its_address(
        shipped: Database, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provincial_ranks, "dashboards", lambda: OTHERS)
    app = open_page("peringkat", ind="p0", tahun="2025")
    assert ways(app) == [(OTHERS["35.78"], "Kota Surabaya"), (OTHERS["35.04"], "Kabupaten Tulungagung")]
    assert ("3 wilayah punya dasbor sendiri. Persentase penduduk miskin (P0) Maret 2025, yang terbaik di atas."
            in words(app))
    assert ways(open_page("peringkat", ind="ipm"))[0][1] == "Kota Surabaya", "the highest is the best"
    counted = open_page("peringkat", ind="poor_count")
    assert [name for _, name in ways(counted)] == ["Kabupaten Tulungagung", "Kota Surabaya"]
    assert "yang terbaik di atas" not in words(counted), "absolute figures are not ranked"


def test_without_addresses_nothing_is_said_of_them(shipped: Database, open_page: OpenPage) -> None:
    assert "punya dasbor sendiri" not in words(open_page("peringkat"))
