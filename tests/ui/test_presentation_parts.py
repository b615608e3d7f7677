"""The chooser: what is picked stands in the link, nothing is computed before it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.outputs.slides.gather import entries
from dashboard.render.slides.model import Deck, LeftOut
from dashboard.store.database import Database
from dashboard.ui.presenting import decks, presentation_route
from slide_samples import LINE, deck, slide


def script() -> None:
    import streamlit as st

    from dashboard.store.database import current_build_id
    from dashboard.topics.meetings.parts import presentation as presentation_parts
    from dashboard.ui.choices import controls

    st.session_state["scope_build"] = current_build_id()
    presentation_parts.section(controls.build())


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[dict[str, Any]]]:
    """Slides made by hand; what was asked for each time."""
    asked: list[dict[str, Any]] = []

    def gather(database: Database, **wanted: Any) -> Deck:
        asked.append(wanted)
        return deck(slide("indikator", LINE), slide("peta", LINE),
                    left_out=(LeftOut("prioritas", "Prioritas *tebal*", "Belum ada angka [desa](http://lain.test)."),))

    monkeypatch.setattr("dashboard.outputs.slides.gather.deck", gather)
    presentation_route._routed.set()
    decks._decks.clear()
    yield asked
    decks._decks.clear()


def opened() -> AppTest:
    page = AppTest.from_function(script, default_timeout=60).run()
    assert not page.exception
    return page


def link(page: AppTest) -> str:
    return next(part.proto.url for part in page.main.children.values() for part in walk(part)
                if part.type == "link_button")


def walk(part: Any) -> Iterator[Any]:
    yield part
    for child in getattr(part, "children", {}).values():
        yield from walk(child)


def test_drawing_the_section_makes_no_slide(shipped: Database, made: list[Any]) -> None:
    page = opened()
    assert link(page) == "/presentasi"
    assert len(page.multiselect[0].options) == len(entries()) == len(set(page.multiselect[0].options))
    assert made == []


def test_a_choice_keeps_its_order_and_stands_in_the_link(shipped: Database, made: list[Any]) -> None:
    page = opened()
    page.multiselect(key="salindia_pilihan").set_value(["peta", "indikator"]).run()
    page.selectbox(key="salindia_kecamatan").set_value("35.05.10").run()
    page.selectbox(key="salindia_triwulan").set_value((2026, 2)).run()
    assert not page.exception
    assert link(page) == "/presentasi?slides=peta,indikator&kecamatan=35.05.10&periode=2026-TW2"
    assert made == []


def test_left_out_slides_are_told_with_their_reason(shipped: Database, made: list[Any]) -> None:
    page = opened()
    page.button(key="salindia_periksa").click().run()
    assert page.expander[0].label == "1 salindia tidak ditampilkan"
    told = page.expander[0].markdown[0].value
    assert "Belum ada angka" in told
    assert r"\*tebal\*" in told and r"\[desa\](" in told  # words of data are not Markdown
    assert len(made) == 1
    page.run()
    assert len(made) == 1 and page.expander


def test_a_choice_that_is_complete_says_so(shipped: Database, made: list[Any]) -> None:
    page = opened()
    page.multiselect(key="salindia_pilihan").set_value(["peta"]).run()
    page.button(key="salindia_periksa").click().run()
    assert not page.expander
    assert any("1 salindia, semuanya ada isinya" in part.proto.body for part in walk(page.main) if part.type == "html")


def test_without_the_route_the_button_says_why(shipped: Database, made: list[Any]) -> None:
    presentation_route._routed.clear()
    try:
        page = opened()
    finally:
        presentation_route._routed.set()
    button = page.button(key="salindia_mulai")
    assert button.disabled and "serve.py" in button.help
