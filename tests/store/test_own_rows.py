"""An account of an agency: its own rows only, replacing and taking back nobody else's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.core.actor import Actor, Role, person
from dashboard.core.domain import NotAllowed
from dashboard.intake.contract import Kind
from dashboard.publish.hand_in import SubmissionOutcome, hand_in, take_back
from dashboard.registry import contracts
from dashboard.store import audit
from dashboard.store.policy import datasets_of, may_hand_in
from dashboard.store.submissions import record
from dashboard.store.submissions.record import SubmissionDraft
from handing_in import AGENCIES, JATEN, KEEPER, PROGRAMS, SUKOREJO, covered, preview, publish, store
from meeting_rows import action, decision, meeting

DINSOS, PERKIM = (person(f"Operator {code}", Role.AGENCY, code) for code in ("dinsos", "perkim"))
BLT = {"code": "blt", "name": "Bantuan langsung tunai", "agency": "dinsos", "strategy": "1", "unit": "KK"}


def handed_in() -> None:
    store("agencies", AGENCIES)
    publish("programs", [*PROGRAMS, BLT])


@pytest.fixture(autouse=True)
def world(live_after: Callable[[Callable[[], None]], Path]) -> None:
    live_after(handed_in)


def given(dataset: str, rows: list[dict[str, object]], by: Actor) -> SubmissionOutcome:
    return hand_in(SubmissionDraft(dataset, repr(rows).encode(), f"{dataset}.csv", preview(dataset, rows), by))


def request(code: str, asks: str, asked: str) -> dict[str, object]:
    return {"code": code, "year": 2026, "from_agency": asks, "to_agency": asked, "request": "Data penerima",
            "date": "2026-09-01", "state": "diajukan"}


def test_rows_of_a_program_belong_to_its_agency() -> None:
    done = given("coverage", [covered(JATEN, "2025", 40)], PERKIM)
    assert done.submission.agency == "perkim" and record.submissions()[-1].agency == "perkim"
    with pytest.raises(NotAllowed) as refused:
        given("coverage", [covered(SUKOREJO, "2025", 40), {**covered(JATEN, "2025", 4), "program": "blt"}], PERKIM)
    assert str(refused.value).startswith("Data baris 3 bukan milik Dinas Perkim (Dinas Sosial 1); tidak ada yang ")
    assert len(record.submissions()) == 3, "nothing of the file was kept"


def test_what_the_file_would_change_is_told_of_own_rows_only() -> None:
    given("coverage", [covered(JATEN, "2025", 40)], PERKIM)
    own = record.changes(preview("coverage", [covered(JATEN, "2025", 41)]), PERKIM)
    assert len(own.changed) == 1
    with pytest.raises(NotAllowed):
        record.changes(preview("coverage", [covered(JATEN, "2025", 41)]), DINSOS)


def test_a_request_between_agencies_belongs_to_both_and_to_no_third() -> None:
    contract = contracts()["cross_requests"]
    assert set(contract.owners) == {"from_agency", "to_agency"}
    preview_of_both = preview("cross_requests", [request("r1", "dinsos", "perkim")])
    for one in (DINSOS, PERKIM):
        record.changes(preview_of_both, one)
    with pytest.raises(NotAllowed, match="bukan milik"):
        record.changes(preview("cross_requests", [request("r2", "perkim", "perkim")]), DINSOS)


def test_the_key_of_another_agencys_row_is_not_taken_over() -> None:
    publish("cross_requests", [request("r1", "perkim", "perkim")])
    with pytest.raises(NotAllowed, match="akan menggantikannya"):
        record.changes(preview("cross_requests", [request("r1", "dinsos", "perkim")]), DINSOS)
    record.changes(preview("cross_requests", [request("r1", "dinsos", "perkim")]), PERKIM)


def test_what_became_of_a_decision_is_told_by_whose_decision_it_is() -> None:
    store("tkpk_meetings", [meeting()])
    publish("tkpk_decisions", [decision(), decision("k2", agency="perkim")])
    assert given("tkpk_actions", [action("a1", of="k2")], PERKIM).submission.rows == 1
    for foreign in ("k1", "tidak-ada"):
        with pytest.raises(NotAllowed, match="bukan milik Dinas Perkim"):
            given("tkpk_actions", [action("a2", of=foreign)], PERKIM)


def test_anybody_adds_a_report_of_a_wrong_figure_and_replaces_nobodys() -> None:
    report = {"code": "laporan-1", "date": "2026-11-20", "data": "observations", "indicator": "p0", "region": "35.05",
              "year": 2025, "period_name": "Maret", "why": "Buku terbitan memuat angka lain"}
    assert given("figure_reports", [report], DINSOS).submission.agency == "dinsos"
    assert given("figure_reports", [{**report, "why": "Salah ketik"}], DINSOS).submission.replaces
    with pytest.raises(NotAllowed, match="diserahkan orang lain"):
        given("figure_reports", [report], PERKIM)
    assert given("figure_reports", [{**report, "code": "laporan-2"}], PERKIM).submission.rows == 1


@pytest.mark.parametrize("dataset", ["agencies", "programs", "tkpk_meetings", "tkpk_decisions", "observations",
                                     "service_counts", "planning_links"])
def test_what_belongs_to_no_agency_is_not_handed_in_by_one(dataset: str) -> None:
    with pytest.raises(NotAllowed, match="tidak ada yang berubah"):
        given(dataset, AGENCIES, DINSOS)
    assert not may_hand_in(DINSOS, dataset) and dataset not in datasets_of(DINSOS)
    assert dataset in datasets_of(person("Perencana"))


def test_an_agency_takes_back_its_own_only_and_a_planner_everything() -> None:
    own, other = (given("coverage", [covered(village, "2025", 40)], by) for village, by in
                  ((JATEN, PERKIM), (SUKOREJO, person("Perencana"))))
    with pytest.raises(NotAllowed, match="hanya mengurus kiriman OPD-nya sendiri"):
        take_back(other.submission.id, PERKIM, "bukan punya saya")
    with pytest.raises(NotAllowed):
        take_back(own.submission.id, DINSOS, "bukan punya saya")
    assert take_back(own.submission.id, PERKIM, "keliru").submission.agency == "perkim"
    assert take_back(other.submission.id, person("Perencana"), "keliru").submission.withdraws == other.submission.id
    assert [one.event for one in audit.entries(KEEPER)].count(audit.Event.REFUSED) == 2


@pytest.mark.parametrize("who", [person("Tanpa OPD", Role.AGENCY), person("Pimpinan", Role.LEADER),
                                 person("Admin", Role.ADMIN)])
def test_who_has_no_agency_or_another_role_hands_in_nothing(who: Actor) -> None:
    assert datasets_of(who) == []
    with pytest.raises(NotAllowed):
        given("coverage", [covered(JATEN, "2025", 40)], who)


def test_every_dataset_says_whose_rows_are_by_columns_that_tell_it() -> None:
    for contract in contracts().values():
        for name in contract.owners:
            column = contract.column(name)
            assert column.required and (column.kind in (Kind.AGENCY, Kind.PROGRAM) or column.refers), contract.id
        if contract.owners and contract.whole:
            assert set(contract.owners) & set(contract.whole), "a file of one agency would end rows of others"
