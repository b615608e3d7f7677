"""What strangers type must not become a picture, a link or an icon in our sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.core import settings
from dashboard.ui.drawn.plain_text import plain, short


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


def test_no_path_of_this_server_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DASHBOARD_HOME", str(tmp_path / "rumah"))
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path / "data"))
    told = f"Catatan {tmp_path}/rumah/audit/2026-01.jsonl; {tmp_path}/data/facts; {settings.PROJECT}/static"
    assert settings.without_places(told) == ("Catatan DASHBOARD_HOME/audit/2026-01.jsonl; DASHBOARD_DATA/facts; "
                                             "program/static")
    assert str(tmp_path) not in plain(told)


def test_short_never_ends_in_half_an_escape() -> None:
    assert short("[" * 100) == "\\[" * 39 + "…"
