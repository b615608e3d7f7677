"""Who may do what, asked where it is done: nothing that writes goes past the policy, whoever calls it."""

from __future__ import annotations

import inspect
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest

from dashboard.core import settings
from dashboard.core.actor import VISITOR, Action, Actor, Role, command_line, person
from dashboard.core.domain import NotAllowed
from dashboard.publish import erasing, hand_in
from dashboard.store import audit, backup, policy
from dashboard.store.identity import accounts
from dashboard.store.policy import PUBLIC, Audience, audience, may, require
from dashboard.store.submissions import column_choices, journal, purging
from dashboard.store.submissions import record as submissions
from dashboard.store.submissions.tombstones import Purge
from handing_in import AGENCIES, JATEN, KEEPER, PROGRAMS, covered, preview, store
from meeting_rows import meeting

Attempt = Callable[[Actor], object]
SITI = person("Siti")
_THEN = datetime(2026, 1, 2, tzinfo=UTC)
PURGE = Purge("coverage", "hantu", "uji", "Siti", _THEN, "Budi", _THEN, _THEN)


def draft(by: Actor, dataset: str = "coverage") -> submissions.SubmissionDraft:
    rows = [meeting()] if dataset == "tkpk_meetings" else [covered(JATEN, "2025", 4)]
    return submissions.SubmissionDraft(dataset, b"x", "x.csv", preview(dataset, rows), by)


def entered(step: AbstractContextManager[object]) -> None:
    with step:
        pass


WAYS: dict[Callable[..., object], Attempt] = {
    hand_in.hand_in: lambda who: hand_in.hand_in(draft(who)),
    hand_in.rehearse: lambda who: hand_in.rehearse(draft(who)),
    hand_in.take_back: lambda who: hand_in.take_back(submissions.submissions()[0].id, who, "uji"),
    submissions.submit: lambda who: submissions.submit("coverage", b"x", "x.csv", draft(who).preview, who),
    submissions.withdraw: lambda who: submissions.withdraw(submissions.submissions()[0].id, who, "uji"),
    submissions.stage: lambda who: entered(submissions.stage(draft(who))),
    submissions.stage_withdrawal: lambda who: entered(submissions.stage_withdrawal("hantu", who, "uji")),
    submissions.refuse_unfit: lambda who: submissions.refuse_unfit(draft(who)),
    submissions.rows_in_force: lambda who: submissions.rows_in_force("coverage", who),
    submissions.changes: lambda who: submissions.changes(draft(who).preview, who),
    column_choices.remember: lambda who: column_choices.remember(who, "coverage", {"x": "target"}),
    column_choices.remembered: lambda who: column_choices.remembered(who, "coverage"),
    accounts.add_account: lambda who: accounts.add_account("Budi", "jambu-mete-7", who),
    accounts.reset_account: lambda who: accounts.reset_account("Siti", "mangga-manalagi", who),
    accounts.disable_account: lambda who: accounts.disable_account("Siti", who),
    accounts.reseat_account: lambda who: accounts.reseat_account("Siti", accounts.Seat(Role.ADMIN), who),
    journal.accept: lambda who: journal.accept(submissions.submissions()[0].id, who),
    erasing.propose: lambda who: erasing.propose("hantu", who, "uji"),
    erasing.confirm: lambda who: erasing.confirm("hantu", who),
    erasing.drop: lambda who: erasing.drop("hantu", who),
    backup.known_backups: backup.known_backups,
    backup.since_last_backup: backup.since_last_backup,
    backup.backup: lambda who: backup.backup(settings.home().parent / "x.zip", who),
    backup.restore: lambda who: backup.restore(settings.home().parent / "x.zip", who),
    backup.read_through: lambda who: backup.read_through(settings.home().parent / "x.zip", who),
    purging.ask_purge: lambda who: purging.ask_purge("hantu", who, "uji"),
    purging.drop_purge: lambda who: purging.drop_purge("hantu", who),
    purging.to_approve: lambda who: purging.to_approve("hantu", who),
    purging.approve: lambda who: purging.approve(PURGE, who),
    purging.note_done: lambda who: purging.note_done(PURGE, who),
    audit.entries: audit.entries,
    audit.damage: audit.damage,
}
OF_THE_KEEPER = (accounts.add_account, accounts.reset_account, accounts.disable_account, accounts.reseat_account)
ASK_NOBODY: dict[ModuleType, set[str]] = {
    hand_in: set(),
    submissions: {"submissions", "repeated", "rejected_rows"},  # the record: who, when, what; no counts but of rows
    column_choices: set(),
    # The way in and out, and the list that the command line prints.
    accounts: {"accounts", "sign_in", "change_password", "sign_out", "actor_of", "in_words"},
    erasing: {"still_holding"},  # a comparison of times
    backup: set(),
    purging: {"purges", "refuse_erased", "withdrawal_of"},  # the record: who, when, why; no counts
    journal: {"journal", "begin", "note_stored", "note_undone", "adopt", "findings"},  # of what was asked for elsewhere
    audit: {"note", "refusals_noted", "months", "chain"},
}


def handed_in() -> None:
    for folder in (settings.builds(), settings.cache(), settings.generated_static()):  # little to compare
        shutil.rmtree(folder)
        folder.mkdir()
    store("agencies", AGENCIES)
    store("programs", PROGRAMS)
    accounts.add_account("Siti", "jambu-mete-7", KEEPER)


@pytest.fixture
def world(live_after: Callable[[Callable[[], None]], Path]) -> None:
    live_after(handed_in)


def everything() -> dict[str, bytes]:
    """All that lies in DASHBOARD_HOME, but for locks and for the record of what was refused."""
    return {str(path): path.read_bytes() for path in settings.home().rglob("*")
            if path.is_file() and path.suffix != ".lock" and path.parent.name != "audit"}


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("who", [VISITOR, Actor("Siti"), Actor("Siti", "dinsos")], ids=["visitor", "name", "agency"])
def test_a_visitor_writes_nothing_whatever_they_call_themselves(world: None, way: Callable[..., object],
                                                                who: Actor) -> None:
    before = everything()
    with pytest.raises(NotAllowed, match=r"^Masuk dahulu untuk .*; tidak ada yang berubah\.$"):
        WAYS[way](who)
    assert everything() == before


@pytest.mark.parametrize("way", OF_THE_KEEPER, ids=lambda way: way.__name__)
def test_accounts_are_for_admins_and_the_command_line_only(world: None, way: Callable[..., object]) -> None:
    before = everything()
    with pytest.raises(NotAllowed, match="“Siti” tidak berhak mengatur akun"):
        WAYS[way](SITI)
    assert everything() == before


def test_no_function_of_the_store_that_takes_or_changes_what_people_hand_in_is_left_out() -> None:
    for module, others in ASK_NOBODY.items():
        own = {name for name, one in vars(module).items() if inspect.isfunction(one) and not name.startswith("_")
               and one.__module__ == module.__name__}
        assert own - others == {way.__name__ for way in WAYS if way.__module__ == module.__name__}, module.__name__


def test_whoever_is_signed_in_and_the_command_line_may_as_before(world: None) -> None:
    done = hand_in.hand_in(draft(SITI))
    assert done.submission.by == "Siti"
    assert hand_in.take_back(done.submission.id, command_line("cli:budi"), "uji").submission.by == "cli:budi"
    assert submissions.submissions()[-1].withdrawn_by == "cli:budi"


def test_every_role_has_its_rights_and_a_visitor_none() -> None:
    assert set(policy._RIGHTS) == set(Role)
    assert [action for action in Action if may(VISITOR, action)] == [Action.LOOK]
    assert [action for action in Action if not may(SITI, action)] == [Action.PURGE, Action.MANAGE_ACCOUNTS,
                                                                    Action.READ_AUDIT]
    assert all(may(KEEPER, action) for action in Action)
    assert audience(VISITOR) == PUBLIC == Audience() != audience(SITI) == audience(KEEPER)


def test_the_record_of_meetings_needs_a_right_of_its_own(world: None, monkeypatch: pytest.MonkeyPatch) -> None:
    held = store("tkpk_meetings", [meeting()])
    monkeypatch.setattr(policy, "_RIGHTS", {Role.PLANNER: frozenset({Action.HAND_IN, Action.WITHDRAW})})
    hand_in.rehearse(draft(SITI))
    with pytest.raises(NotAllowed, match="“Siti” tidak berhak mencatat rapat"):
        hand_in.rehearse(draft(SITI, "tkpk_meetings"))
    with pytest.raises(NotAllowed, match="“Siti” tidak berhak mencatat rapat"):
        submissions.withdraw(held.id, SITI, "uji")


def test_a_refusal_tells_nothing_of_what_is_on_record(world: None) -> None:
    [first, *_] = submissions.submissions()
    told = set()
    for asked in (first.id, "20200101T000000000000"):
        with pytest.raises(NotAllowed) as refused:
            submissions.withdraw(asked, VISITOR, "uji")
        told.add(str(refused.value))
    assert len(told) == 1
    with pytest.raises(NotAllowed):
        require(VISITOR, Action.READ_EXACT)
