"""Handing in publishes or does nothing: checks, facts replaced, taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.core import settings
from dashboard.core.actor import person
from dashboard.core.domain import BuildError, SubmissionError
from dashboard.publish.hand_in import rehearse, take_back
from dashboard.store.database import Database, current_build_id
from dashboard.store.submissions import record as record
from handing_in import AGENCIES, JATEN, PROGRAMS, action, covered, draft, publish, queried, store

LiveAfter = Callable[[Callable[[], None]], Path]


def with_lists() -> None:
    store("agencies", AGENCIES)
    publish("programs", PROGRAMS)


@pytest.fixture
def world(tiny: Database) -> None:
    """The tiny world, built."""


@pytest.fixture
def listed(live_after: LiveAfter) -> None:
    """The tiny world with two OPD and a program, built."""
    live_after(with_lists)


def test_what_was_handed_in_is_in_the_views(listed: None) -> None:
    done = publish("coverage", [covered(JATEN, "2025-TW3", 40)])
    assert queried("SELECT program, region_code, kecamatan_code, year, quarter, target, recipients, unit, is_sample, "
                "submission_id FROM coverage") == [
        ("rtlh", JATEN, "35.05.01", 2025, 3, 100, 40, "unit", False, done.submission.id)]
    publish("rat_matrix", [action("dinsos")])
    assert queried("SELECT kind, allocation, target_count, target_unit FROM rat_actions") == [
        ("Langsung", 1e6, 500, "KK")]
    assert [row[0] for row in queried("SELECT status FROM submissions")] == ["berlaku"] * 4


@pytest.mark.parametrize(("dataset", "row", "words"), [
    ("coverage", covered(JATEN, "2025", 4) | {"program": "hantu"}, 'program "hantu" tidak dikenal'),
    ("coverage", covered("35.72.01.1001", "2025", 4), 'desa "35.72.01.1001" tidak dikenal'),
    ("program_aliases", {"alias": "Bedah rumah", "program": "hantu"}, 'program "hantu" tidak dikenal'),
    ("place_aliases", {"alias": "Hantu", "region": "35.05.99"}, 'wilayah "35.05.99" tidak dikenal'),
    ("coverage", covered(JATEN, "2025", 4, recipients_unit="KK"), "padahal program rtlh dihitung dalam unit"),
    ("rat_matrix", action("hantu"), 'OPD "hantu" tidak dikenal'),
    ("rat_matrix", action("dinsos", places=["35.05.99"]), 'wilayah "35.05.99" tidak dikenal'),
    ("observations", {"indicator": "p0", "region": "35.05", "year": 2025, "period_name": "Maret", "value": 700,
                      "source_title": "BPS"}, "di luar rentang wajar"),
    ("observations", {"indicator": "p0", "region": "35.05", "year": 2044, "period_name": "Maret", "value": 7,
                      "source_title": "BPS"}, "setelah tanggal data"),
])
def test_what_fails_a_check_is_not_stored(listed: None, dataset: str, row: dict[str, object], words: str) -> None:
    before = current_build_id()
    for attempt in (publish, lambda *given: rehearse(draft(*given))):
        with pytest.raises(BuildError) as caught:
            attempt(dataset, [row])
        assert any(words in failure for failure in caught.value.failures), caught.value.failures
        assert not any("[" in sentence for sentence in caught.value.sentences), "no names of checks for readers"
    assert current_build_id() == before
    assert len(record.submissions()) == 2 and not list(settings.submissions().glob(".tmp-*"))


def test_a_rehearsal_stores_and_publishes_nothing(tiny_data: Callable[[], Path]) -> None:
    tiny_data()
    rehearse(draft("agencies", AGENCIES))
    assert record.submissions() == [] and not list(settings.builds().glob("*.duckdb*"))


def test_taking_back_what_others_rest_on_is_refused(listed: None) -> None:
    agencies = record.submissions()[0]
    with pytest.raises(BuildError) as caught:
        take_back(agencies.id, person("A"), "uji")
    assert 'OPD "perkim" tidak dikenal' in caught.value.failures[0]
    assert [entry.status for entry in record.submissions()] == ["berlaku", "berlaku"]


def test_a_submitted_figure_replaces_the_fact_and_keeps_its_source(world: None) -> None:
    figure = {"indicator": "p0", "region": "35.05", "year": 2024, "period_name": "Maret", "value": 8.2,
              "source_title": "BPS Kabupaten Blitar, BRS revisi", "source_url": "https://bps.test/1", "note": "revisi"}
    target = {"document": "RPJMD uji", "indicator": "p0", "region": "35.05", "year": 2026, "target": 6.5,
              "source_title": "BPS, data uji"}
    done = store("observations", [figure])
    publish("targets", [target])
    value = ("SELECT value, o.unit, title, publisher, kind FROM observations o JOIN sources USING (source_id) "
             "WHERE indicator = 'p0' AND region_code = '35.05' AND year = 2024")
    assert queried(value) == [(8.2, "persen", "BPS Kabupaten Blitar, BRS revisi", "BPS Kabupaten Blitar", "bps")]
    assert queried("SELECT target, unit, source_id FROM targets") == [(6.5, "persen", "uji-sumber")]  # a known source
    take_back(done.id, person("A"), "keliru")
    assert queried(value)[0][0] == 8.16
    assert queried("SELECT status, withdrawn_by, reason FROM submissions WHERE dataset = 'observations'") == [
        ("ditarik", "A", "keliru")]


def test_the_date_of_the_data_is_that_of_the_newest_hand_in_of_figures(world: None) -> None:
    def day() -> str:
        [(found,)] = queried("SELECT data_date FROM build_info")
        return str(found)[:10]

    assert day() == "2025-12-31"
    store("agencies", AGENCIES)
    publish("agency_aliases", [{"alias": "Dinsos Kab", "agency": "dinsos"}])
    assert day() == "2025-12-31"  # a list or a spelling is no figure
    stored = publish("rat_matrix", [action("dinsos")]).submission
    after = day()
    assert str(after)[:10] >= f"{stored.at:%Y-%m-%d}"


def test_unfit_is_refused_before_waiting_for_anybody(world: None) -> None:
    with pytest.raises(SubmissionError, match="1 dari 3 baris ditolak"):
        publish("agencies", AGENCIES, rejected=["x"])
