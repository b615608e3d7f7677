"""The record of what was handed in: nothing is lost, later replaces earlier, taking back restores."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest

from dashboard.core import settings
from dashboard.core.actor import person
from dashboard.core.domain import StoreError, SubmissionError
from dashboard.registry import contracts
from dashboard.store.submissions import record as record
from dashboard.store.submissions.manifests import new_id
from dashboard.store.submissions.staging import sha256
from handing_in import AGENCIES, JATEN, KEEPER, SUKOREJO, action, covered, draft, preview, store

TinyData = Callable[..., Path]


@pytest.fixture(autouse=True)
def world(tiny_data: TinyData) -> None:
    tiny_data()


def recipients() -> dict[tuple[str, str], int]:
    """Effective recipients by village and period."""
    frame = record.rows_in_force("coverage", KEEPER)
    return {(row.village, row.period): row.recipients for row in frame.itertuples()}


def test_everything_about_a_submission_is_kept() -> None:
    stored = store("coverage", [covered(JATEN, "2025", 40)], rejected=["baris buruk"], valid_rows=True)
    folder = settings.submissions() / "coverage" / stored.id
    assert sorted(path.name for path in folder.iterdir()) == [
        "copy.csv", "manifest.json", "rejected.parquet", "rows.parquet"]
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert manifest["by"] == "Penguji" and manifest["rows"] == 1 and manifest["rejected"] == 1
    assert manifest["period"] == "2025" and manifest["replaces"] == []
    assert record.rejected_rows(stored)["text"].tolist() == ["baris buruk"]
    assert stored.copy is not None
    assert stored.copy.read_text("utf-8-sig").splitlines()[1].startswith(f"rtlh;{JATEN}")
    assert stored.sha256 == sha256(draft("coverage", [covered(JATEN, "2025", 40)]).original)
    stored.copy.rename(folder / "original.csv")
    assert stored.copy == folder / "original.csv", "of a submission of an older version the file itself"
    [told] = record.submissions()
    assert (told.id, told.status, told.file_name) == (stored.id, "berlaku", "coverage.csv")


def test_a_later_row_replaces_by_key_and_other_rows_stay() -> None:
    first = store("coverage", [covered(JATEN, "2025", 40), covered(SUKOREJO, "2025", 50)])
    second = store("coverage", [covered(JATEN, "2025", 45), covered(JATEN, "2024", 30)])
    assert recipients() == {(JATEN, "2024"): 30, (JATEN, "2025"): 45, (SUKOREJO, "2025"): 50}
    assert second.replaces == (first.id,)


def test_a_rat_of_an_agency_and_year_replaces_the_whole_earlier_one() -> None:
    store("rat_matrix", [action("dinsos", 1), action("dinsos", 2), action("perkim", 1)])
    store("rat_matrix", [action("dinsos", 1, allocation=5)])
    frame = record.rows_in_force("rat_matrix", KEEPER)
    assert list(zip(frame["agency"], frame["line"], frame["allocation"], strict=True)) == [
        ("dinsos", 1, 5), ("perkim", 1, 1_000_000)]
    assert list(frame["places"].iloc[0]) == [JATEN]


def test_withdrawing_restores_what_was_before() -> None:
    store("coverage", [covered(JATEN, "2025", 40)])
    second = store("coverage", [covered(JATEN, "2025", 45)])
    assert [entry.status for entry in record.submissions()] == ["digantikan", "berlaku"]
    record.withdraw(second.id, person("Kepala bidang"), "salah kolom")
    assert recipients() == {(JATEN, "2025"): 40}
    first, second = record.submissions()
    assert (first.status, second.status) == ("berlaku", "ditarik")
    assert (second.withdrawn_by, second.reason) == ("Kepala bidang", "salah kolom")
    assert second.withdrawn_at is not None
    with pytest.raises(SubmissionError, match="sudah ditarik oleh Kepala bidang"):
        record.withdraw(second.id, person("Lain"), "lagi")


@pytest.mark.parametrize(("submission_id", "by", "reason", "words"), [
    ("20200101T000000000000", "A", "b", "Tidak ada kiriman"),
    ("../../etc", "A", "b", "Tidak ada kiriman"),
    ("20200101T000000000000", " ", "b", "tidak boleh kosong"),
    ("20200101T000000000000", "A", "", "tidak boleh kosong"),
    ("20200101T000000000000", "A", "NIK 3505 1212 0385 0001", "16 digit"),
])
def test_a_withdrawal_that_cannot_be_is_refused(submission_id: str, by: str, reason: str, words: str) -> None:
    with pytest.raises(SubmissionError, match=words):
        record.withdraw(submission_id, person(by), reason)


def test_the_same_file_twice_is_recognised() -> None:
    rows = [covered(JATEN, "2025", 40)]
    assert store("coverage", rows).id == store("coverage", rows, by="Orang lain").id
    assert len(record.submissions()) == 1


def test_the_same_file_is_taken_again_when_it_would_change_something() -> None:
    rows = [covered(JATEN, "2025", 40)]
    first = store("coverage", rows)
    store("coverage", [covered(JATEN, "2025", 41)])
    again = store("coverage", rows)
    assert again.id != first.id and recipients() == {(JATEN, "2025"): 40}
    record.withdraw(again.id, person("A"), "uji")
    assert store("coverage", rows).id not in (first.id, again.id)


def test_the_same_file_read_better_is_taken_again() -> None:
    first = store("coverage", [covered(JATEN, "2025", 40)], original=b"x", rejected=["y"], valid_rows=True)
    second = store("coverage", [covered(JATEN, "2025", 40), covered(SUKOREJO, "2025", 1)], original=b"x")
    assert second.id != first.id and len(recipients()) == 2


@pytest.mark.parametrize(("change", "words"), [
    ({"rejected": ["a", "b"]}, "2 dari 3 baris ditolak"),
    ({"by": "  "}, "tidak boleh kosong"),
    ({"by": "3505011203850001"}, "16 digit"),
])
def test_an_unfit_submission_stores_nothing(change: dict[str, object], words: str) -> None:
    with pytest.raises(SubmissionError, match=words):
        store("coverage", [covered(JATEN, "2025", 40)], **change)
    assert record.submissions() == [] and not list(settings.submissions().glob("*/*"))


def test_rows_without_or_with_a_double_key_are_refused() -> None:
    double, incomplete = covered(JATEN, "2025", 41), covered(JATEN, "2025", 4) | {"village": None}
    for rows in ([covered(JATEN, "2025", 40), double], [incomplete]):
        with pytest.raises(SubmissionError, match="kunci kosong atau ganda"):
            store("coverage", rows)
    with pytest.raises(SubmissionError, match="satu baris pun"):
        store("coverage", [], rejected=["a"], valid_rows=True)


def test_changes_name_new_changed_and_gone() -> None:
    store("coverage", [covered(JATEN, "2025", 40), covered(SUKOREJO, "2025", 50)])
    found = record.changes(preview("coverage", [covered(JATEN, "2025", 41), covered(SUKOREJO, "2025", 50),
                                                            covered(JATEN, "2024", 1)]), KEEPER)
    assert (len(found.new), len(found.changed), len(found.gone), found.same) == (1, 1, 0, 1)
    assert found.values(contracts()["coverage"]).to_dict("records") == [
        {"program": "rtlh", "village": JATEN, "period": "2025", "column": "Penerima", "before": 40, "after": 41}]
    assert found.sentence() == "1 baris baru, 1 berubah, 0 hilang, 1 tetap"


def test_a_missing_value_that_comes_is_a_change_and_a_missing_one_that_stays_is_none() -> None:
    store("coverage", [covered(JATEN, "2025", 40)])
    found = record.changes(preview("coverage", [covered(JATEN, "2025", 40, budget=7)]), KEEPER)
    changed = found.values(contracts()["coverage"])
    assert changed["column"].tolist() == ["Anggaran (Rp)"] and pd.isna(changed["before"].iloc[0])


def test_rows_of_a_whole_that_the_file_lacks_are_gone() -> None:
    store("rat_matrix", [action("dinsos", 1), action("dinsos", 2), action("perkim", 1)])
    found = record.changes(preview("rat_matrix", [action("dinsos", 1)]), KEEPER)
    assert found.gone[["agency", "line"]].values.tolist() == [["dinsos", 2]] and found.same == 1


def test_a_figure_is_compared_with_the_published_fact() -> None:
    figure = {"indicator": "p0", "region": "35.05", "year": 2025, "period_name": "Maret", "value": 7.6,
              "source_title": "BPS, BRS baru"}
    found = record.changes(preview("observations", [figure]), KEEPER)
    changed = found.values(contracts()["observations"])
    assert changed.loc[changed["column"] == "Nilai", ["before", "after"]].values.tolist() == [[7.57, 7.6]]
    assert found.beside == 1 and found.sentence().endswith("(1 yang berubah mungkin menunggu keputusan)")
    own_title = figure | {"source_title": changed.loc[changed["column"] == "Sumber", "before"].item()}
    assert record.changes(preview("observations", [own_title]), KEEPER).beside == 1, "an anchored figure"
    store("observations", [figure])
    corrected = figure | {"value": 7.7, "source_title": " bps, BRS Baru "}
    again = record.changes(preview("observations", [corrected]), KEEPER)
    assert len(again.changed) == 1 and again.beside == 0, "who told it corrects it"


def test_a_clock_set_back_does_not_put_a_correction_before_what_it_corrects() -> None:
    stored = store("agencies", AGENCIES)
    assert new_id(record.submissions(), datetime(2001, 1, 1, tzinfo=UTC)) > stored.id


@pytest.mark.parametrize(("damage", "words"), [
    (lambda folder: (folder / "rows.parquet").write_bytes(b"x"), "tidak sama dengan saat diserahkan"),
    (lambda folder: (folder / "rows.parquet").unlink(), "tidak dapat dibaca"),
    (lambda folder: (folder / "manifest.json").write_text("{"), "hilang atau rusak"),
    (lambda folder: (folder / "manifest.json").unlink(), "hilang atau rusak"),
])
def test_damage_is_named(damage: Callable[[Path], object], words: str) -> None:
    stored = store("coverage", [covered(JATEN, "2025", 40)])
    damage(settings.submissions() / "coverage" / stored.id)
    with pytest.raises(StoreError, match=words):
        record.rows_in_force("coverage", KEEPER)


def test_a_home_with_pattern_letters_in_its_name_works(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DASHBOARD_HOME", str(tmp_path / "rumah [baru]* 'x'?"))
    store("coverage", [covered(JATEN, "2025", 40)])
    store("coverage", [covered(JATEN, "2025", 41)])
    assert recipients() == {(JATEN, "2025"): 41}


def test_the_period_given_for_the_file_is_kept() -> None:
    given = draft("coverage", [covered(JATEN, "2025", 40)])
    stored = record.submit(given.dataset, given.original, given.filename, given.preview, given.by, period="2025")
    assert stored.period == "2025"
