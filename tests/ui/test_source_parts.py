"""The sources of figures, opened: where each was read, and a line for each that is doubted."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from page_words import html

Opened = Callable[[Callable[[], None]], str]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """The HTML of a script whose boxes are all open; no test of a page can click one open."""
    @contextlib.contextmanager
    def open_box(label: str, **asked: Any) -> Iterator[SimpleNamespace]:
        assert asked["on_change"] == "rerun" and label == "Sumber dan tingkat verifikasi"
        yield SimpleNamespace(open=True)

    def run(script: Callable[[], None]) -> str:
        page = AppTest.from_function(script).run()
        assert not page.exception, [item.message for item in page.exception]
        return html(page)

    monkeypatch.setattr(st, "expander", open_box)
    return run


def without_doubt() -> None:
    import pandas as pd

    from dashboard.ui.drawn import source_parts

    rows = [{"label": f"Daerah {number}", "value": number, "source": "Terbitan <i>uji</i>", "source_url": None,
             "source_kind": "bps", "note": None} for number in (1.0, 2.0, None)]
    source_parts.of_rows(pd.DataFrame(rows), "sumber")


def with_doubts() -> None:
    import pandas as pd

    from dashboard.ui.drawn import source_parts

    rows = [{"label": f"Daerah {number}", "value": number, "source": "Berita", "source_url": None,
             "source_kind": "berita", "note": f"ragu=lain <b>{number}</b>" if number else None} for number in (0, 1, 2)]
    source_parts.of_rows(pd.DataFrame(rows), "sumber")


def test_figures_without_a_doubt(opened: Opened) -> None:
    told = opened(without_doubt)
    assert "Terbitan &lt;i&gt;uji&lt;/i&gt;" in told and "terbitan BPS sendiri" in told and "diragukan:" not in told
    assert ">2</" in told  # figures of that source; what is missing is none


def test_each_doubt_is_told_once(opened: Opened) -> None:
    told = opened(with_doubts)
    assert told.count("diragukan:") == 2 and "Daerah 2: diragukan: lain &lt;b&gt;2&lt;/b&gt;" in told
