"""What parts of pages are made of: markup and words in, markup out."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def test_words_are_escaped_and_nothing_draws_nothing() -> None:
    def page() -> None:
        from htpy import p

        from dashboard.ui.drawn import components

        components.html([], None)
        components.html(p["<a>"], [None, ("<b>", [p["c"]])])

    app = AppTest.from_function(page).run()
    assert not app.exception
    assert [one.proto.body for one in app.main if one.type == "html"] == ["<p>&lt;a&gt;</p>&lt;b&gt;<p>c</p>"]
