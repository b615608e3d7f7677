"""Sentences about meetings: the right numbers in the right words, and nothing that was typed can become markup."""

from __future__ import annotations

from datetime import date, timedelta
from html.parser import HTMLParser

import pandas as pd
import pytest

from dashboard.core import formats
from dashboard.queries import reference
from dashboard.render.table import markup
from dashboard.store.database import Database
from dashboard.topics.meetings.blocks import decision_cells as cells
from dashboard.topics.meetings.rules.decisions import FollowUp, Meetings, reminders
from dashboard.topics.meetings.rules.what_changed import Changed, FigureChanges, Quarter
from dashboard.topics.meetings.words import changed as changed
from dashboard.topics.meetings.words import meetings as words
from meeting_rows import DAY, decided, held

EVIL = "<img src=x onerror=alert(1)>\"' & =1+1"


def in_days(count: int, **more: object) -> object:
    return decided(DAY + timedelta(days=count), **more)


def known(*decisions: object, meetings: int = 1) -> Meetings:
    return Meetings(tuple(held(date(2026, 3, 18 - number), f"r{number}") for number in range(meetings)),
                    tuple(decisions))  # type: ignore[arg-type]


DONE = {"told": [(DAY, "selesai")]}


@pytest.mark.parametrize(("found", "sentence"), [
    (known(meetings=0), "Belum ada rapat TKPK yang tercatat."),
    (known(meetings=2), "2 rapat TKPK tercatat, belum ada keputusannya."),
    (known(in_days(-1), in_days(3), in_days(0), in_days(-4, **DONE)),
     "1 dari 4 keputusan TKPK lewat tenggat dan 2 jatuh tempo dalam tujuh hari; 1 sudah selesai."),
    (known(in_days(-1)), "1 dari 1 keputusan TKPK lewat tenggat; belum ada yang selesai."),
    (known(in_days(30)), "Tidak ada keputusan TKPK yang lewat tenggat; 1 masih terbuka; belum ada yang selesai."),
    (known(in_days(30), in_days(7), in_days(1, **DONE)),
     "Tidak ada keputusan TKPK yang lewat tenggat; 2 masih terbuka, 1 di antaranya jatuh tempo dalam tujuh hari; 1 "
     "sudah selesai."),
    (known(in_days(-9, **DONE)), "Tidak ada keputusan TKPK yang masih terbuka; 1 dari 1 sudah selesai."),
])
def test_the_headline(found: Meetings, sentence: str) -> None:
    assert words.headline(found, DAY) == sentence


@pytest.mark.parametrize(("days", "more", "sentence"), [
    (-208, {}, "30 April 2026, lewat 208 hari"), (0, {}, "24 November 2026, hari ini"),
    (3, {}, "27 November 2026, 3 hari lagi"), (-208, DONE, "30 April 2026"),
])
def test_due_dates(days: int, more: dict[str, object], sentence: str) -> None:
    assert words.due_words(in_days(days, **more), DAY) == sentence  # type: ignore[arg-type]


def test_a_renamed_agency_bears_both_names() -> None:
    one = decided(DAY, agency_then="Dinas Sosial dan Tenaga Kerja")
    assert words.agency_words(one) == "Dinsos (saat diputuskan: Dinas Sosial dan Tenaga Kerja)"
    assert words.agency_words(decided(DAY)) == "Dinsos"
    assert "saat diputuskan" in markup(cells.decision_row(one, DAY, {})[1])


def test_a_reminder_to_send() -> None:
    found = reminders([in_days(-2, code="a"), in_days(0, code="b"), in_days(7, code="c"), in_days(8, code="d")],  # type: ignore[list-item]
                      DAY)
    text = words.reminder_text(found, DAY, is_sample=True)
    assert text.startswith("DATA CONTOH. Pengingat keputusan rapat TKPK per 24 November 2026")
    assert text.count("\n- Dinsos: Mengerjakan") == 3 and "Mengerjakan d" not in text
    assert not words.reminder_text(found, DAY, is_sample=False).startswith("DATA CONTOH")


class Tags(HTMLParser):
    """Every tag that a browser would see, with its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def tags(html: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Tags()
    parser.feed(html)
    return parser.seen


def test_nothing_typed_becomes_markup() -> None:
    told = FollowUp(DAY, "berjalan", EVIL, f"https://contoh.test/'{EVIL}", EVIL)
    one = decided(DAY, text=EVIL, agency_name=EVIL, agency_short=EVIL, agency_then=EVIL, follow_ups=(told,))
    for row in (cells.decision_row(one, DAY, {one.meeting: EVIL}), cells.late_row(one, DAY, {})):
        found = [tag for cell in row for tag in tags(markup(cell))]
        assert not [name for name, _ in found if name in ("img", "a", "script")], row
        assert not [attributes for _, attributes in found if any(key.startswith("on") for key in attributes)]
    assert "<img" not in str(cells.sentences([EVIL]))


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//contoh.test", "https://a:b@c.test/"])
def test_only_web_addresses_become_links(address: str) -> None:
    assert tags(markup(cells.evidence(address))) == []
    found = tags(markup(cells.evidence("https://contoh.test/a?b=1&c='2")))
    assert found == [], "an apostrophe is no part of an address"
    tag, attributes = tags(markup(cells.evidence("https://contoh.test/a?b=1&c=2")))[0]
    assert tag == "a" and attributes["href"] == "https://contoh.test/a?b=1&c=2"
    assert attributes["rel"] == "noopener noreferrer"


def test_who_noted_it_down_stands_where_it_is_known() -> None:
    """topics.meetings.rules.decisions gives it only to those who note things down."""
    one, nobodys = (decided(DAY, follow_ups=(FollowUp(DAY, "berjalan", "Dikirim", "", by),)) for by in ("siti", ""))
    assert "<small>(siti)</small>" in markup(cells.decision_row(one, DAY, {}))
    assert "<small>(" not in markup(cells.decision_row(nobodys, DAY, {}))


def figures(*rows: tuple[object, ...], before: bool = False) -> pd.DataFrame:
    names = ["indicator", "region_code", "year", "period", *(["before"] if before else []), "value"]
    return pd.DataFrame(list(rows), columns=names)


def test_figures_of_the_regency_one_by_one_and_others_counted(shipped: Database) -> None:
    catalogue, regions = reference.indicators(shipped), reference.regions(shipped)
    none = figures()
    found = FigureChanges(figures(("p0", "35.05", 2026, "Maret", 7.21), ("p0", "35", 2026, "Maret", 9.1),
                                  ("p0", "35.04", 2026, "Maret", 6.0), ("p0", "35.72", 2026, "Maret", 6.2)),
                          figures(("p0", "35.05", 2025, "Maret", 7.57, 7.5), before=True), none)
    lines = changed.figure_lines(found, catalogue, regions)
    assert lines[0].endswith("Maret 2026: 7,21 persen, baru terbit.")
    name = catalogue["p0"].short_name
    assert lines[1] == f"{name} Maret 2025 dikoreksi: kini 7,50 persen, saat rapat 7,57 persen."
    assert lines[2:] == [f"{name} Maret 2026: 3 angka baru (1 provinsi, 2 kabupaten/kota)."]
    assert changed.figure_lines(FigureChanges(none, none, none), catalogue, regions) == [
        "Tidak ada angka indikator yang baru atau berubah."]


def test_changes_of_status() -> None:
    agencies = pd.DataFrame([("dinsos", "belum_lapor", "tinggi", None, 88.25), ("b", "belum_lapor", "rendah", None, 60),
                             ("c", "belum_lapor", "tinggi", None, 80.0), ("d", "tinggi", "belum_lapor", 80.0, None),
                             ("baru", None, "rendah", None, 51.0)],
                            columns=["agency", "before", "after", "score_before", "score_after"])
    before = ["belum_lapor", *["tinggi"] * 5]
    lines = pd.DataFrame([("dinsos", "1", f"i{number}", f"Sub {number}", before[number], "rendah")
                          for number in range(6)],
                         columns=["agency", "sub_code", "indicator", "sub_activity", "before", "after"])
    told = changed.quarter_lines(Quarter(2026, 3, agencies, lines, False), {"dinsos": "Dinsos"})
    assert told[:3] == [
        "3 OPD yang saat itu belum lapor kini melapor untuk triwulan III 2026: tinggi Dinsos, c; rendah b.",
        "Triwulan III 2026, d: tinggi menjadi belum lapor.",
        "Triwulan III 2026, baru: belum ada di RAT menjadi rendah (51,0 persen dari rencana)."]
    assert told[3].startswith("1 indikator sub kegiatan yang saat itu belum lapor kini dilaporkan")
    assert told[4].startswith("5 indikator sub kegiatan berganti status pada triwulan III 2026: Dinsos, Sub 1: tinggi")
    assert told[4].endswith("; dan 2 lagi.")
    same = changed.quarter_lines(Quarter(2026, 3, agencies[:0], lines[:0], False), {})
    assert same == ["Status RAT triwulan III 2026 tidak berubah pada satu OPD pun."]


def test_what_could_not_be_compared_is_said() -> None:
    found = Changed(None, None, (("figures", "old_build"), ("rat", "old_build"), ("rat 2026", "sample_then")))
    told = changed.not_compared(found)
    assert told[0].startswith("Angka indikator tidak dapat") and told[1].startswith("Status RAT tidak dapat")
    assert told[2] == "Status RAT 2026 tidak dibandingkan: saat itu data contoh, sekarang data nyata."
    assert "5 November 2026" in changed.no_build(date(2026, 11, 5))


def test_submissions_and_long_lists() -> None:
    rows = pd.DataFrame([("coverage", 2, 1, pd.Timestamp("2026-11-20 10:00"))],
                        columns=["dataset", "handed_in", "withdrawn", "newest"])
    assert changed.submission_lines(rows) == [
        "Cakupan program: 2 kiriman baru, 1 kiriman ditarik, terakhir 20 November 2026."]
    assert changed.submission_lines(rows[:0]) == ["Tidak ada kiriman data yang masuk atau ditarik."]
    assert changed.shortened([str(number) for number in range(15)])[-1] == "… dan 3 perubahan lain."
    assert changed.shortened(["a"]) == ["a"]


def test_long_decisions_are_cut_in_lists_only() -> None:
    one = decided(DAY - timedelta(days=1), text="panjang " * 100)
    assert formats.shortened(one.text, words.LONGEST).endswith("panjang…")
    assert one.text not in markup(cells.late_row(one, DAY, {})[0])
    assert one.text in markup(cells.decision_row(one, DAY, {})[0])
