"""What strangers type must not become a picture, a link or an icon in our sentences."""

from __future__ import annotations

import pytest

from dashboard.ui.plain_text import plain, short


@pytest.mark.parametrize(("typed", "shown"), [
    ("Dinas Sosial, Kab. Blitar (P3K)", "Dinas Sosial, Kab. Blitar (P3K)"),
    ("![x](http://evil.test/p.png)", "!\\[x\\](http\\://evil.test/p.png)"),
    ("<http://evil.test>", "\\<http\\://evil.test\\>"),
    ("www.evil.test", "www\\.evil.test"),
    ("a@b.test", "a\\@b.test"),
    (":material/home: $x$ `y`", "\\:material/home\\: \\$x\\$ \\`y\\`"),
    ("satu\n\n# dua", "satu \\# dua"),
])
def test_nothing_is_left_for_markdown(typed: str, shown: str) -> None:
    assert plain(typed) == shown


def test_short_never_ends_in_half_an_escape() -> None:
    assert short("[" * 100) == "\\[" * 39 + "…"
