"""Kabar: what each reader sees, and that links and months are what they say."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.answers.world import World
from dashboard.core.actor import Role
from dashboard.core.domain import HistoryError
from dashboard.store.database import Database
from dashboard.store.identity.accounts import Seat, add_account, sign_in
from dashboard.topics.news import answers as news_answers
from dashboard.topics.news.rules import Month, NewsItem, read_month
from handing_in import KEEPER
from meeting_rows import DAY
from page_words import ROOT, html, lead, words


def opened(role: Role | None, agency: str | None = None, **asked: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    if role:
        add_account("Orang", "jambu-mete-7", KEEPER, Seat(role, agency))
        app.session_state["access_session"] = sign_in("Orang", "jambu-mete-7")
    lead(app, "kabar")
    app.query_params.update(asked)
    app.run()
    assert not app.exception, [item.message for item in app.exception]
    return app


def test_a_visitor_sees_what_is_public_whatever_a_link_names(shipped: Database,
                                                             open_page: Callable[..., AppTest]) -> None:
    app = open_page("kabar", untuk="perencana")
    text = words(app)
    assert "Menurut data contoh: 2 kabar baru, 2 segera jatuh tempo" in text
    assert "Keputusan TKPK" in text and "Laporan RAT" in text and "Terlambat, biasanya terbit" in text
    assert "meminta:" not in text and "temuan pada" not in text and "kelola?bagian" not in html(app)
    assert [box.label for box in app.main.get("selectbox")] == ["Kecamatan", "Bulan"]
    assert "Pertanyaan antar-OPD" in text
    assert "Ditampilkan kabar untuk Umum. Masuk dahulu" in "".join(str(one.value) for one in app.warning)


def test_an_earlier_month_ends_on_its_last_day_and_an_unknown_one_is_said(shipped: Database,
                                                                         open_page: Callable[..., AppTest]) -> None:
    assert "Oktober 2026: " in words(open_page("kabar", bulan="2026-10"))
    assert "bulan “2025-01”" in "".join(str(one.value) for one in open_page("kabar", bulan="2025-01").warning)


@pytest.mark.parametrize(("role", "agency", "known", "told", "untold"), [
    (Role.LEADER, None, 6, ["Dinsos", "Perkim"], []),
    (Role.SECRETARIAT, None, 6, ["Dinsos", "Perkim"], []),
    (Role.AGENCY, "dinsos", 0, ["Dinsos"], ["Perkim", "Terlambat"]),
])
def test_each_role_has_its_list(meetings: Path, role: Role, agency: str | None, known: int, told: list[str],
                                untold: list[str]) -> None:
    app = opened(role, agency)
    sent = html(app)
    assert [len(box.options) for box in app.main.get("selectbox") if box.label == "Untuk"] == [known][:known]
    assert all(text in sent for text in told) and not any(text in sent for text in untold)


def test_who_works_for_all_may_read_as_an_agency(meetings: Path) -> None:
    sent = html(opened(Role.PLANNER, untuk="perkim"))
    assert "Mengerjakan k2" in sent and "Mengerjakan k1" not in sent


def test_what_could_not_be_compared_for_now_is_asked_again(tiny: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    fails = [True, False]

    def came(world: World, month: Month) -> tuple[list[NewsItem], str]:
        if fails.pop(0):
            raise HistoryError("danau tidak dapat dibaca")
        return [], ""

    monkeypatch.setattr(news_answers, "_came", came)
    with closing(Database(tiny.build_id)) as database:
        told = [news_answers.news(database, read_month("2026-10", DAY)).lacking for _ in range(3)]
    assert told == ["danau tidak dapat dibaca", "", ""], "and what was answered is kept"
