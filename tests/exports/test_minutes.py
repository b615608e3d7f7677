"""Minutes opened again: what the page says stands in native tables, long and odd texts too, and the bytes repeat."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from docx import Document

from dashboard.core import formats
from dashboard.store.database import Database
from dashboard.topics.meetings.blocks.minutes import Minutes, minutes
from dashboard.topics.meetings.rules.attendance import Attendance, Came, attendance
from dashboard.topics.meetings.rules.decisions import FollowUp, Meetings, of_build
from dashboard.topics.meetings.words import meetings as words
from meeting_rows import DAY, decided, held

ODD = "=1+1 <b>&amp; \x00\x0b\ud800 ✓ " + "panjang" * 300


def content(known: Meetings, **more: Any) -> Minutes:
    base = {"exceptions": [("Belum lapor", ["Dishub: belum pernah lapor."])], "rat_words": "Sampai triwulan III 2026",
            "rat_is_sample": False, "data_date": DAY, "build_id": "b", "made_at": datetime(2026, 11, 24, 3, 4, 5),
            "today": DAY, "attendance": attendance((), {}, {}, DAY), "secretary": ""}
    return Minutes(known, known.meetings[0], **{**base, **more})


def tables(data: bytes) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in Document(io.BytesIO(data)).tables]


def everything(data: bytes) -> str:
    document = Document(io.BytesIO(data))
    own = [line.text for line in document.paragraphs]
    return "\n".join([*own, *(cell for table in tables(data) for row in table for cell in row)])


def test_says_what_is_known_as_on_the_day_of_the_meeting(shipped: Database) -> None:
    known = of_build(shipped)
    last = known.meetings[0]
    data = minutes(content(known))
    facts, discussed, own, earlier, exceptions, _ = tables(data)
    assert facts[1] == ["Tanggal", formats.tanggal(last.date)]
    assert [row[1] for row in own[1:]] == [one.text for one in known.of(last)]
    assert [row[3] for row in own[1:]] == [formats.tanggal(one.due) for one in known.of(last)]
    before = {one.text: one for one in known.decided_before(last)}
    assert {row[0] for row in earlier[1:]} == set(before) and len(before) == 9
    for row in earlier[1:]:
        assert row[3] == words.state_word(before[row[0]].state(last.date)), row
    assert "DTSEN triwulan III diterima" not in everything(data), "noted down after the meeting"
    assert exceptions[1] == ["Belum lapor", "Dishub: belum pernah lapor."]
    assert [row[1:] for row in discussed[1:]] == [
        [point.item, point.agency or "Sekretariat", point.outcome or "belum dicatat"] for point in last.points]
    assert "saat diputuskan: Dinas Perumahan dan Kawasan Permukiman" in everything(data)


def test_native_parts_page_numbers_and_the_badge(shipped: Database) -> None:
    data = minutes(content(of_build(shipped)))
    document = Document(io.BytesIO(data))
    assert "DATA CONTOH" in document.sections[0].header.paragraphs[0].text
    footer = document.sections[0].footer.paragraphs[0]._p.xml
    assert ">PAGE<" in footer and ">NUMPAGES<" in footer
    *listed, signed = document.tables
    heads = [table.rows[0]._tr.xml for table in listed]
    assert all("w:tblHeader" in head and "w:cantSplit" in head for head in heads)
    assert "w:cantSplit" in signed.rows[0]._tr.xml
    width = document.sections[0].page_width - 2 * document.sections[0].left_margin
    assert all(abs(sum(cell.width for cell in table.rows[0].cells) - width) < 1000 for table in listed)
    assert document.core_properties.created == datetime(2026, 11, 24, 3, 4, 5, tzinfo=UTC)
    assert document.core_properties.language == "id-ID"


def test_real_minutes_bear_no_badge_but_for_sample_exceptions() -> None:
    known = Meetings((held(date(2026, 11, 5)),), ())
    real = minutes(content(known))
    assert "DATA CONTOH" not in Document(io.BytesIO(real)).sections[0].header.paragraphs[0].text + everything(real)
    mixed = minutes(content(known, rat_is_sample=True))
    assert "DATA CONTOH" in everything(mixed)


def test_the_same_content_gives_the_same_bytes(shipped: Database) -> None:
    known = of_build(shipped)
    first, second = minutes(content(known)), minutes(content(known))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert minutes(content(known, data_date=date(2026, 11, 25))) != first


def test_odd_and_long_texts_stand_as_they_are() -> None:
    meeting = held(date(2026, 11, 5), title=ODD, place=ODD, chair=ODD, agenda=(ODD,) * 40)
    told = (FollowUp(date(2026, 4, 1), "berjalan", ODD, "https://contoh.test/a", ""),)
    earlier = replace(held(date(2026, 3, 1), "lama"), title=ODD)
    known = Meetings((meeting, earlier), tuple(
        decided(date(2026, 12, 1), code=f"k{number}", text=ODD, agency_name=ODD, agency_then=ODD, follow_ups=told,
                meeting="lama" if number % 2 else meeting.code) for number in range(200)))
    data = minutes(content(known, exceptions=[(ODD, [ODD])]))
    shown = ODD.replace("\x00", "").replace("\x0b", "").replace("\ud800", "")
    found = tables(data)
    assert len(found[1]) == 101 and len(found[2]) == 101 and found[1][1][1] == shown
    assert "Bukti: https://contoh.test/a" in found[2][1][4]


def test_a_meeting_of_nothing_says_so() -> None:
    bare = Meetings((held(date(2026, 11, 5), agenda=(), place="", chair=""),), ())
    text = everything(minutes(content(bare, exceptions=[], rat_words="")))
    for sentence in ("Kehadiran rapat ini belum dicatat.", "Agenda rapat ini belum dicatat.",
                     "Belum ada keputusan yang dicatat pada rapat ini.",
                     "Tidak ada keputusan dari rapat sebelumnya.", "Tidak ada yang perlu perhatian"):
        assert sentence in text


@pytest.mark.parametrize("name", ["word/document.xml", "word/footer1.xml"])
def test_no_outside_address_is_loaded(shipped: Database, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(minutes(content(of_build(shipped))))) as parts:
        relations = [parts.read(part).decode() for part in parts.namelist() if part.endswith(".rels")]
        assert name in parts.namelist()
    assert not [text for text in relations if 'TargetMode="External"' in text]


def shown_to(known: Meetings) -> Attendance:
    """Of three agencies at the newest meeting, one of which nothing is told."""
    newest = known.meetings[0].code
    told = {(newest, "a"): Came("tidak hadir"), (newest, "b"): Came("hadir", "Sekretaris"),
            ("gone", "c"): Came("hadir")}
    return attendance(known.meetings, {"a": "Dinas A", "b": "Dinas B", "c": "Dinas C"}, told, DAY)


def test_who_came_stands_by_agency_and_two_offices_sign() -> None:
    known = Meetings((held(date(2026, 11, 5), chair="Wakil Bupati"),), ())
    data = minutes(content(known, attendance=shown_to(known), secretary="Kepala Bidang Sosial"))
    _, came, *_, signed = tables(data)
    assert came == [["Perangkat daerah", "Kehadiran", "Jabatan yang hadir"], ["Dinas B", "● hadir", "Sekretaris"],
                    ["Dinas A", "✕ tidak hadir", "–"], ["Dinas C", "? belum dicatat", "–"]]
    assert "3 OPD: 1 hadir, 1 tidak hadir, 1 belum dicatat." in everything(data)
    ((left, right),) = signed
    assert left.startswith("Pimpinan rapat,\nWakil Bupati\n")
    assert right.startswith("Sekretaris,\nKepala Bidang Sosial\n")
    assert set(left.splitlines()[-1]) == set("(.)"), "a name is written by hand"
    bare = tables(minutes(content(Meetings((held(date(2026, 11, 5), chair=""),), ()))))[-1][0]
    assert bare[0].startswith("Pimpinan rapat,\nKetua TKPK") and bare[1].startswith("Sekretaris,\nSekretaris TKPK")
