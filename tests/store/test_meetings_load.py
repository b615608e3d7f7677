"""Meetings in a build: sample goes as a whole, agencies that decisions need stay, and every rule has its sentence."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from datasets.known_codes import known_codes

from dashboard.core.domain import BuildError
from dashboard.intake.read import read
from dashboard.publish.build import build
from dashboard.registry import contracts
from dashboard.render.files.contract_file import contract_file
from dashboard.store.building.build_times import day_of
from dashboard.store.building.schema import stored_columns, to_table
from dashboard.store.database import open_current
from dashboard.store.submissions.record import changes, rows_in_force
from dashboard.topics.meetings.contracts import MEETING_CONTRACTS
from handing_in import AGENCIES, KEEPER, preview, publish, store
from meeting_rows import FIRST, SECOND, action, came, decision, meeting, seat

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"
DATASETS = [contract.id for contract in MEETING_CONTRACTS]
TinyData = Callable[..., Path]


@pytest.fixture
def with_sample(tiny_data: TinyData) -> Path:
    """The tiny world with our sample meetings and agencies."""
    folder = tiny_data()
    (folder / "sample").mkdir()
    for dataset in (*DATASETS, "agencies"):
        shutil.copy(SAMPLE / f"{dataset}.csv", folder / "sample")
    return folder


def counts() -> dict[str, tuple[int, bool]]:
    """Rows of each view, and whether any is sample."""
    database = open_current()
    return {dataset: (len(rows), bool(rows["is_sample"].any())) for dataset in DATASETS
            for rows in [database.query(f"SELECT is_sample FROM {dataset}")]}


def test_sample_fills_an_empty_house_and_goes_with_the_first_real_row(with_sample: Path) -> None:
    build()
    assert counts() == {"tkpk_meetings": (3, True), "tkpk_agenda": (11, True), "tkpk_decisions": (13, True),
                        "tkpk_actions": (12, True), "tkpk_team": (26, True), "tkpk_attendance": (74, True)}
    publish("tkpk_meetings", [meeting()])
    assert counts() == {"tkpk_meetings": (1, False), "tkpk_agenda": (0, False), "tkpk_decisions": (0, False),
                        "tkpk_actions": (0, False), "tkpk_team": (0, False), "tkpk_attendance": (0, False)}


def test_without_sample_nothing_is_shown(with_sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_SAMPLE", "off")
    build()
    assert all(found == (0, False) for found in counts().values())


def test_real_agencies_and_sample_decisions(with_sample: Path) -> None:
    """A real list of OPD takes the place of the sample one, but for those that sample decisions name."""
    publish("agencies", AGENCIES)
    rows = open_current().query("SELECT code, is_sample FROM agencies")
    named = set(open_current().query("SELECT agency FROM tkpk_decisions UNION SELECT agency FROM tkpk_team "
                                     "UNION SELECT agency FROM tkpk_attendance")["agency"])
    assert set(rows.loc[rows["is_sample"], "code"]) == named - {"dinsos"} and not rows.set_index("code").loc[
        "dinsos", "is_sample"]


@pytest.mark.parametrize(("rows", "says"), [
    ({"tkpk_agenda": [{"meeting": "tak-ada", "number": 1, "item": "Satu"}]}, r'rapat "tak-ada" belum terdaftar'),
    ({"tkpk_decisions": [decision(meeting=SECOND)]}, r'kolom meeting: rapat "rapat-b" belum terdaftar'),
    ({"tkpk_decisions": [decision(agency="tak_ada")]}, r'kolom agency: OPD "tak_ada" tidak dikenal'),
    ({"tkpk_decisions": [decision(due="2026-03-17")]}, "tenggat 2026-03-17 mendahului tanggal rapatnya, 2026-03-18"),
    ({"tkpk_actions": [action(of="tak-ada")]}, r'kolom decision: keputusan "tak-ada" belum terdaftar'),
    ({"tkpk_decisions": [decision(due=None)]}, 'tenggat "k1" kosong'),
    ({"tkpk_meetings": [meeting(day=None)]}, 'tkpk_meetings "rapat-a": tanggal rapat kosong'),
    ({"tkpk_decisions": [decision()], "tkpk_actions": [action(day=None)]}, "tanggal catatan kosong"),
    ({"tkpk_attendance": [came(meeting="tak-ada")]}, r'kolom meeting: rapat "tak-ada" belum terdaftar'),
    ({"tkpk_attendance": [came("tak_ada")]}, r'kolom agency: OPD "tak_ada" tidak dikenal'),
    ({"tkpk_team": [seat("tak_ada")]}, r'kolom agency: OPD "tak_ada" tidak dikenal'),
    ({"tkpk_agenda": [{"meeting": FIRST, "number": 1, "item": "Satu", "agency": "tak_ada"}]},
     r'kolom agency: OPD "tak_ada" tidak dikenal'),
])
def test_every_rule_has_its_sentence(tiny_data: TinyData, rows: dict[str, list[dict[str, Any]]], says: str) -> None:
    tiny_data()
    store("agencies", AGENCIES)
    for dataset, own in ({"tkpk_meetings": [meeting()]} | rows).items():
        store(dataset, own)
    with pytest.raises(BuildError) as refused:
        build()
    assert any(re.search(re.escape(says), failure) for failure in refused.value.failures), refused.value.failures


def test_a_later_file_corrects_and_says_what_it_changes(tiny_data: TinyData) -> None:
    tiny_data()
    store("agencies", AGENCIES)
    store("tkpk_meetings", [meeting()])
    publish("tkpk_decisions", [decision(), decision("k2")])
    found = changes(preview("tkpk_decisions", [decision(due="2026-07-31")]), KEEPER)
    told = found.values(contracts()["tkpk_decisions"])
    assert told["column"].tolist() == ["Tenggat"] and str(told["after"][0]).startswith("2026-07-31")
    publish("tkpk_decisions", [decision(due="2026-07-31")])
    rows = open_current().query("SELECT code, due FROM tkpk_decisions ORDER BY code")
    assert rows["due"].dt.strftime("%Y-%m-%d").tolist() == ["2026-07-31", "2026-06-30"]


def test_an_agenda_is_stated_whole(tiny_data: TinyData) -> None:
    tiny_data()
    store("tkpk_meetings", [meeting(), meeting(SECOND)])
    items = [{"meeting": FIRST, "number": number, "item": f"Pokok {number}"} for number in (1, 2, 3)]
    store("tkpk_agenda", [*items, {"meeting": SECOND, "number": 1, "item": "Lain"}])
    publish("tkpk_agenda", items[:1])
    assert open_current().query("SELECT meeting, number FROM tkpk_agenda").values.tolist() == [[FIRST, 1], [SECOND, 1]]


def test_dates_are_dates_in_the_store_and_in_an_export(tiny_data: TinyData) -> None:
    tiny_data()
    contract = contracts()["tkpk_meetings"]
    content = b"Kode rapat;Tanggal;Judul\nr1;24/11/2026;Rapat\nr2;1 Desember 2026;Rapat\n"
    preview = read(contract, content, "rapat.csv", known_codes())
    assert preview.frame["date"].tolist() == ["2026-11-24", "2026-12-01"]
    table = to_table(contract, preview.frame)
    assert str(table.schema.field("date").type) == "date32[day]" and stored_columns(contract)["date"] == "DATE"
    store("tkpk_meetings", preview.frame.to_dict("records"))
    for suffix in (".csv", ".xlsx"):
        content = contract_file(contract, rows_in_force("tkpk_meetings", KEEPER), suffix)
        again = read(contract, content, f"a{suffix}", known_codes())
        assert again.frame["date"].tolist() == ["2026-11-24", "2026-12-01"], suffix


def test_bad_cells_are_told_by_row(tiny_data: TinyData) -> None:
    content = ("Kode catatan;Kode keputusan;Tanggal;Status;Tautan bukti\n"
               "c1;k1;32/11/2026;selesai;\nc2;k1;1/11/2026;belum selesai;\nc3;k1;1/11/2026;Tuntas;javascript:x\n"
               "c4;k1;1/11/2026;sudah tuntas;https://contoh.test/a\n")
    found = read(contracts()["tkpk_actions"], content.encode(), "a.csv", known_codes())
    assert found.frame[["code", "status", "evidence"]].values.tolist() == [["c4", "selesai", "https://contoh.test/a"]]
    reasons = found.rejected["reason"].tolist()
    assert "kalender" in reasons[0] and "bukan pilihan untuk Status" in reasons[1] and "https://" in reasons[2]


def test_nobody_came_to_a_meeting_that_is_still_ahead(tiny_data: TinyData) -> None:
    """The day on which the list was handed in decides, in the regency; a day later the same list is taken."""
    tiny_data()
    store("agencies", AGENCIES)
    today = day_of(datetime.now(UTC).replace(tzinfo=None))
    store("tkpk_meetings", [meeting(day=str(today)), meeting(SECOND, str(today + timedelta(days=2)))])
    publish("tkpk_attendance", [came()])
    with pytest.raises(BuildError) as refused:
        publish("tkpk_attendance", [came("perkim"), came(meeting=SECOND)])
    assert len(refused.value.failures) == 1
    assert f'kehadiran rapat "{SECOND}" diserahkan {today}, sebelum rapatnya' in refused.value.failures[0]
    assert open_current().query("SELECT meeting, agency FROM tkpk_attendance").values.tolist() == [[FIRST, "dinsos"]]


def test_a_later_list_corrects_one_agency_and_a_team_is_stated_whole(tiny_data: TinyData) -> None:
    tiny_data()
    store("agencies", AGENCIES)
    store("tkpk_meetings", [meeting()])
    store("tkpk_attendance", [came(state="tidak hadir"), came("perkim")])
    store("tkpk_team", [seat(), seat("perkim"), seat("perkim", workgroup="Sekretariat TKPK")])
    store("tkpk_attendance", [came(state="diwakili")])
    publish("tkpk_team", [seat("perkim", "ketua")])
    database = open_current()
    assert database.query("SELECT agency, state FROM tkpk_attendance ORDER BY agency").values.tolist() == [
        ["dinsos", "diwakili"], ["perkim", "hadir"]]
    assert database.query("SELECT workgroup, agency, role FROM tkpk_team ORDER BY workgroup").values.tolist() == [
        ["Kelompok Kerja Data", "perkim", "ketua"], ["Sekretariat TKPK", "perkim", "anggota"]]
    assert database.query("SELECT title, page, parameters FROM search_entries WHERE kind = 'Tim teknis' ORDER BY title"
                          ).values.tolist() == [
        ["Perkim: anggota Sekretariat TKPK", "tim", "opd=perkim"], ["Perkim: ketua Kelompok Kerja Data", "tim",
                                                                   "opd=perkim"]]
