"""A link that asks every page for what nobody knows: the page is there, and each value is told in a sentence."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.shell.access import all_pages, declared
from page_words import lead


@pytest.mark.parametrize("folder", [spec.folder for spec in all_pages() if not spec.is_secret])
def test_nothing_unknown_breaks_a_page_or_is_passed_over(arriving: AppTest, folder: str) -> None:
    names = [one.name for spec in all_pages() if spec.folder == folder for one in declared(spec.url)]
    app = arriving
    lead(app, folder)
    app.query_params = {name: f"z{place}_!" for place, name in enumerate(names)}
    app.run()
    assert not app.exception and app.title[0].value
    told = [item.value for item in app.warning]
    for place, name in enumerate(names):
        (sentence,) = [one for one in told if f"“z{place}_!”" in one]
        assert sentence.endswith("."), name
    asked = {*app.query_params} & {*names}
    assert asked <= {"pendukung"}, "what is not shown does not stay in the address"
    app.run()
    assert not app.exception and {item.value for item in app.warning} <= {one for one in told if "dikaitkan" in one}
