"""Packages of all datasets: the Frictionless tool accepts them, sample and real, and visitors get what pages show."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from judge_packages import judged

from dashboard.intake.contract import Contract, Kind
from dashboard.outputs.packages.datasets import Shelf, dataset_csv, dataset_xlsx, dataset_zip, everything_zip
from dashboard.outputs.packages.package import DESCRIPTOR
from dashboard.publish.build import build
from dashboard.queries.dataset_rows import stored_rows
from dashboard.registry import contracts
from dashboard.statistics.rounding import BASE, EXACT, Rounding
from dashboard.store.building.schema import stored_columns
from dashboard.store.database import Database, open_current
from dashboard.topics.partners import queries as partners
from dashboard.topics.partners.rules.pledges import shown_rows as pledges_shown
from dashboard.topics.programs import queries as programs
from dashboard.topics.programs.rules.coverage import coverage
from dashboard.topics.rat.rules.quarter import of_build as rat_of_build
from dashboard.topics.registers import queries as registers
from dashboard.topics.registers.rules.changes import MEASURES, changes
from dashboard.topics.registers.rules.findings import findings
from dashboard.topics.registers.rules.series import all_series, held
from dashboard.topics.services import queries as services
from dashboard.topics.services.contracts import STATES
from dashboard.topics.services.rules.jkn import jkn
from dashboard.topics.services.rules.services import services as of_month
from handing_in import store
from meeting_rows import DAY

KEY = bytes(range(32))
ROUNDED = Rounding(KEY)
SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"
FORMULA, HTML = "=HYPERLINK(\"http://x\";\"y\")", "<img src=x onerror=alert(1)>"
MIXED_UNITS = {"rat_targets", "rat_realisation", "partner_pledges"}
"""Some of their figures count people, others do not."""


def packages(database: Database, rounding: Rounding) -> dict[str, bytes]:
    """Of every dataset, and of all."""
    shelf = Shelf(database, rounding)  # one for all: what several packages hold is made once
    return {name: dataset_zip(shelf, one) for name, one in contracts().items()} | {"semua": everything_zip(shelf)}


def told(content: bytes) -> dict[str, Any]:
    """The descriptor."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        found: dict[str, Any] = json.loads(archive.read(DESCRIPTOR))
    return found


def table(content: bytes, file: str) -> pd.DataFrame:
    """A file of a package, texts as they stand."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return pd.read_csv(io.BytesIO(archive.read(f"{file}.csv")), dtype=str, keep_default_na=False)


def rows(database: Database, dataset: str, rounding: Rounding = ROUNDED) -> pd.DataFrame:
    return Shelf(database, rounding).rows(contracts()[dataset])


@pytest.fixture(scope="module")
def sample(shipped_home: Path) -> Iterator[tuple[Database, dict[str, bytes], dict[str, bytes]]]:
    """The shipped build with its packages for visitors and for who is signed in."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_HOME", str(shipped_home))
        database = open_current()
        yield database, packages(database, ROUNDED), packages(database, EXACT)
        database.close()


@pytest.mark.parametrize("audience", [1, 2], ids=["visitor", "signed-in"])
def test_the_tool_accepts_each_and_all_of_the_sample(sample: Any, tmp_path: Path, audience: int) -> None:
    database, made = sample[0], sample[audience]
    found = judged(made, tmp_path)
    assert {name: one["errors"] for name, one in found.items() if not one["valid"]} == {}
    assert set(found["semua"]["files"]) == {f"{name}.csv" for name in contracts() if name != "observations"} | {
        "data.csv", "indikator.csv", "sumber.csv", "angka_berbeda.csv", "wilayah.csv"}
    if audience == 2:
        counts = database.query("SELECT dataset, rows FROM datasets").set_index("dataset")["rows"]
        for name, count in counts.items():
            file = "data.csv" if name == "observations" else f"{name}.csv"
            assert found[str(name)]["files"][file] == found["semua"]["files"][file] == count, name


@pytest.mark.parametrize(("dataset", "file", "old", "new"), [
    ("coverage", "coverage", "35.05.10.1008", "35.05.99.1008"), ("coverage", "coverage", "blt_dbhcht,", "tak-ada,"),
    ("coverage", "coverage", ",jiwa,", ",kepala,"), ("coverage", "coverage", ",2023,", ",2023-TW7,"),
    ("registry_counts", "registry_counts", ",1,35.05", ",11,35.05"), ("programs", "programs", ",ya\r\n", ",1\r\n"),
    ("tkpk_actions", "tkpk_meetings", ",2026-03-18,", ",18 Maret 2026,")])
def test_the_tool_finds_what_is_damaged(sample: Any, tmp_path: Path, dataset: str, file: str, old: str,
                                        new: str) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sample[2][dataset])) as given, zipfile.ZipFile(buffer, "w") as damaged:
        for name in given.namelist():
            content = given.read(name)
            if name == f"{file}.csv":
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode(), 1)
            damaged.writestr(name, content)
    assert not judged({dataset: buffer.getvalue()}, tmp_path)[dataset]["valid"]


@pytest.mark.parametrize("dataset", list(contracts()))
def test_metadata_says_all_that_is_asked_and_whose_counts_are_rounded(sample: Any, dataset: str) -> None:
    contract = contracts()[dataset]
    if dataset == "observations":
        return
    for made, exact in ((sample[1][dataset], False), (sample[2][dataset], True)):
        whole = told(made)
        (resource,) = [one for one in whole["resources"] if one["name"] == dataset]
        assert set(resource["standar_data"]) == {"konsep", "definisi", "klasifikasi", "ukuran", "satuan"}
        assert all(resource["standar_data"].values()) and all(resource["metadata"].values())
        assert resource["metadata"]["produsen_data"] == contract.supplier and "walidata" in resource["metadata"]
        assert {"kode_referensi", "interoperabilitas"} <= set(resource) and whole["version"] == "2026-11-24"
        assert ("dibulatkan" in whole["description"]) is (contract.is_protected and not exact)
        assert ("dibulatkan" in resource["metadata"]["akses"]) is (contract.is_protected and not exact)
        assert ("jangan diteruskan" in whole["description"]) is (contract.is_protected and exact)
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        assert all(field["description"] for field in fields.values())
        assert set(resource["schema"]["primaryKey"]) <= set(fields)
        marks = set(table(made, dataset)["data_contoh"])
        assert whole["title"].startswith("DATA CONTOH: ") is (marks == {"ya"}) and marks <= {"ya", "tidak"}


def test_the_same_build_gives_the_same_bytes_and_other_readers_other_counts(sample: Any) -> None:
    database, visitor, exact = sample
    again = packages(database, ROUNDED)
    assert again == visitor
    differing = {name for name in contracts() if visitor[name] != exact[name]}
    assert differing == {name for name, one in contracts().items() if one.is_protected}


@pytest.mark.parametrize("contract", [one for one in contracts().values() if one.is_protected],
                         ids=lambda one: one.id)
def test_no_count_of_people_leaves_as_it_is(sample: Any, contract: Contract) -> None:
    """Every protected figure that a visitor gets is a multiple of 5; where others stand between them, see below."""
    frame = rows(sample[0], contract.id)
    names = [column.name for column in contract.columns if column.protected]
    headings = {column.name: column.heading for column in contract.columns}
    shown = [name for name in names if (own := _named(headings[name])) in frame.columns and frame[own].notna().any()]
    for name in shown if contract.id not in MIXED_UNITS else ():
        assert (frame[_named(headings[name])].dropna() % BASE == 0).all(), name
    for column in contract.filled:
        assert not column.protected or _named(column.heading) not in frame.columns


def _named(heading: str) -> str:
    from dashboard.outputs.packages.columns import file_name

    return file_name(heading)


def test_coverage_is_what_the_page_shows(sample: Any) -> None:
    database, own = sample[0], rows(sample[0], "coverage")
    years = own["periode"].str[:4].astype(int)
    assert "anggaran_rp" not in own.columns and "realisasi_rp" not in own.columns
    for program, year in {*zip(own["program"], years, strict=True)}:
        found = coverage(programs.coverage_rows(database, program, year), ROUNDED)
        mine = own[(own["program"] == program) & (years == year)].set_index("desa_kelurahan").sort_index()
        assert found is not None and mine.index.tolist() == found.villages.index.tolist()
        for name, file in (("target", "sasaran"), ("recipients", "penerima")):
            pd.testing.assert_series_equal(mine[file].astype(float), found.villages[name].astype(float),
                                           check_names=False, check_index_type=False)


def test_services_are_what_the_page_shows(sample: Any) -> None:
    database = sample[0]
    own = rows(database, "service_counts")
    assert list(own.columns) == ["bulan", "desa_kelurahan", "keadaan", "jumlah", "data_contoh"]
    assert (own["jumlah"] >= BASE).all(), "a row that shows 0 would tell that somebody came"
    mine = own.set_index(["bulan", "keadaan", "desa_kelurahan"])["jumlah"].to_dict()
    everything, checked = services.service_counts(database), 0
    codes = sorted(everything["region_code"].unique())
    for month in everything["month"].unique():
        found = of_month(everything, month, ROUNDED)
        for state in STATES:
            for code in codes:
                assert found.count(state, code) == mine.get((month, state, code), 0), (month, state, code)
                checked += found.count(state, code) > 0
    assert checked == len(own)


def test_jkn_and_registers_are_what_the_page_shows(sample: Any) -> None:
    database = sample[0]
    watched = jkn(services.jkn_watch(database), ROUNDED)
    own = rows(database, "jkn_watch").set_index(["bulan", "desa_kelurahan"])
    assert watched is not None
    for (month, village), count in own["aktif"].items():
        assert watched.cells[month, "active"].of(village) == count
    counts = registers.register_rows(database)
    mine = rows(database, "registry_counts")
    assert "terverifikasi" not in mine.columns and (mine["jumlah"] >= BASE).all()
    first = mine[mine["desil"] == 1].set_index(["register", "dasar_desil", "dasar_desa", "satuan", "periode",
                                                "desa_kelurahan"])["jumlah"].to_dict()
    for series in all_series(counts):
        for unit in ("KK", "jiwa"):
            for one in held(counts, series, unit, 1, ROUNDED):
                for village, count in one.low.villages.items():
                    key = (series.register, series.decile_basis, series.village_basis, unit, one.period, village)
                    assert first.get(key, 0) == count
    changed = rows(database, "register_changes")
    told = registers.register_changes(database)
    (newest,) = [one for series in all_series(told) if (one := changes(told, counts, series, "KK", ROUNDED))]
    ours = changed[(changed["satuan"] == "KK") & (changed["tanggal_data_baru"] == newest.until.isoformat())
                   & (changed["tanggal_data_lama"] == newest.since.isoformat())].set_index("desa_kelurahan")
    heads = ("masuk", "keluar", "pindah_4_6_desil", "pindah_7_desil_atau_lebih")
    assert len(ours) > 200
    for measure, head in zip(MEASURES, heads, strict=True):
        assert all(newest.of(measure, str(code)) == count for code, count in ours[head].items())
    listed = findings(registers.register_checks(database), DAY, ROUNDED)
    found = rows(database, "register_checks").set_index(["kode_temuan", "keadaan"])["jumlah"]
    assert listed is not None
    assert all(found[code, row["state"]] == row["count"] for code, row in listed.newest.iterrows())


def test_the_plan_and_help_are_what_the_pages_show(sample: Any) -> None:
    database = sample[0]
    plan = rat_of_build(database, DAY, ROUNDED)
    reported = rows(database, "rat_realisation")
    pd.testing.assert_series_equal(reported["realisasi_fisik"].astype(float), plan.reports["physical"].astype(float),
                                   check_names=False, check_index=False)
    texts = rows(database, "rat_matrix")["jumlah_sasaran_penerima_manfaat"]
    assert texts.fillna("").tolist() == plan.actions["target_text"].fillna("").tolist()
    assert "jumlah_sasaran" not in rows(database, "rat_matrix").columns
    mine = rows(database, "partner_pledges")["jumlah_dijanjikan"].astype(float)
    theirs = pledges_shown(partners.pledges(database), ROUNDED)["pledged_quantity"].astype(float)
    pd.testing.assert_series_equal(mine, theirs, check_names=False, check_index=False)
    assert "jumlah_peserta" not in rows(database, "community_activities").columns


def test_signed_in_files_hold_every_stored_value(sample: Any) -> None:
    for contract in contracts().values():
        if contract.facts == "observation":
            continue
        mine, stored = rows(sample[0], contract.id, EXACT), stored_rows(sample[0], contract)
        assert len(mine) == len(stored)
        for column in contract.columns:
            if column.kind in (Kind.INTEGER, Kind.NUMBER, Kind.RUPIAH) and _named(column.heading) in mine:
                assert mine[_named(column.heading)].astype("Float64").equals(
                    stored[column.name].astype("Float64")), (contract.id, column.name)


def test_the_workbook_has_rows_metadata_and_columns(sample: Any) -> None:
    shelf, contract = Shelf(sample[0], ROUNDED), contracts()["partner_pledges"]
    book = openpyxl.load_workbook(io.BytesIO(dataset_xlsx(shelf, contract)), read_only=True)
    assert book.sheetnames == ["Data", "Metadata", "Kolom"]
    listed = list(csv.reader(io.StringIO(dataset_csv(shelf, contract).decode("utf-8-sig"), newline="")))
    data = list(book["Data"].iter_rows(values_only=True))
    assert list(data[0]) == listed[0] and len(data) == len(listed)
    assert [row[0] for row in book["Kolom"].iter_rows(min_row=2, values_only=True)] == listed[0]
    assert ("Metadata", "Produsen data", contract.supplier) in list(book["Metadata"].iter_rows(values_only=True))


def _real(dataset: str) -> list[dict[str, Any]]:
    """The sample of a dataset, to be handed in as if it were real."""
    types = stored_columns(contracts()[dataset])
    with (SAMPLE / f"{dataset}.csv").open(encoding="utf-8", newline="") as handle:
        return [{name: value.split(";") if types[name] == "VARCHAR[]" and value else value or None
                 for name, value in row.items()} for row in csv.DictReader(handle)]


def test_real_rows_are_never_called_sample_and_no_text_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything that is sample, handed in as real, with a formula, markup, and two lists with one row."""
    monkeypatch.setenv("DASHBOARD_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("DASHBOARD_DATA", raising=False)
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "rounding.key").write_bytes(KEY)
    for path in sorted(SAMPLE.glob("*.csv")):
        real = _real(path.stem)
        if path.stem == "partners":
            real[0]["name"] = HTML
        if path.stem == "tkpk_decisions":
            real[0]["decision"] = FORMULA
        store(path.stem, real)
    store("program_aliases", [{"alias": "@Rumah, layak; \"huni\"", "program": "rtlh"}])
    store("place_aliases", [{"alias": "Plandirjo (Bakung)", "region": "35.05.05.2003"}])
    build()
    database = open_current()
    try:
        made = {"umum": everything_zip(Shelf(database, ROUNDED)), "persis": everything_zip(Shelf(database, EXACT)),
                "tkpk_actions": dataset_zip(Shelf(database, ROUNDED), contracts()["tkpk_actions"]),
                "figure_cases": dataset_zip(Shelf(database, ROUNDED), contracts()["figure_cases"])}
        found = judged(made, tmp_path / "unpacked")
        assert {name: one["errors"] for name, one in found.items() if not one["valid"]} == {}
        assert found["figure_cases"]["files"]["figure_cases.csv"] == 0, "nothing handed in is a package too"
        for name in contracts():
            marks = set(table(made["persis"], "data" if name == "observations" else name)["data_contoh"])
            assert marks <= {"tidak"}, name
        assert "DATA CONTOH" not in json.dumps(told(made["umum"])["resources"], ensure_ascii=False)
        assert "DATA CONTOH" not in told(made["umum"])["title"]
        decisions = table(made["tkpk_actions"], "tkpk_decisions")["keputusan"]
        assert f"'{FORMULA}" in decisions.tolist() and FORMULA not in decisions.tolist()
        assert HTML in table(made["umum"], "partners")["nama_lembaga"].tolist(), "markup is text in a file"
        assert "'@Rumah, layak; \"huni\"" in table(made["umum"], "program_aliases")["ejaan_di_berkas"].tolist()
    finally:
        database.close()
