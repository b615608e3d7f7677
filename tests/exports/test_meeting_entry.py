"""What is typed in a meeting: stored to the letter, refused with a sentence, and never lost when two type at once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard.core import settings
from dashboard.core.actor import person
from dashboard.core.domain import BuildError, SubmissionError
from dashboard.intake.files.person_numbers import holds_person_number
from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.publish.hand_in import hand_in
from dashboard.store.database import open_current
from dashboard.store.submissions.record import submissions
from dashboard.topics.meetings.blocks.typed_entry import draft, new_code
from dashboard.topics.meetings.contracts import ACTIONS, AGENDA, DECISIONS, MEETINGS
from dashboard.topics.meetings.rules.decisions import DecisionState, of_build
from handing_in import AGENCIES, publish, store
from meeting_rows import FIRST, action, decision, meeting

DAY = date(2026, 11, 24)
KNOWN = ReferenceCodes(agencies={"dinsos": "Dinas Sosial", "perkim": "Dinas Perkim"})
NIK_OF_NOBODY = "3505010101900001"


def with_meeting() -> None:
    store("agencies", AGENCIES)
    publish("tkpk_meetings", [meeting()])


@pytest.fixture
def world(live_after: Callable[[Callable[[], None]], Path]) -> None:
    """The tiny world with two OPD and a meeting in March; a copy for one test."""
    live_after(with_meeting)


def enter(contract: Any = DECISIONS, **typed: Any) -> Any:
    base = {"code": new_code("keputusan", DAY), "meeting": FIRST, "decision": "Mengerjakan", "agency": "dinsos",
            "due": date(2026, 12, 31)}
    return hand_in(draft(contract, [{**base, **typed}], person("Siti"), KNOWN))


@pytest.mark.parametrize("text", [
    "=cmd|' /C calc'!A0", "+62 81", "-1 dan seterusnya", "@SUM(A1)", "<script>alert(1)</script>", "**tebal** [a](http://x)",
    "Kutip \"ganda\" dan 'tunggal'; titik koma, koma\tdan tab", "Jumlah penerima diperiksa", "CONTOH surat dibuat",
    "1.250", "2026", "é ü 漢字 ✓", "sep=;", "a" * 1000, "Keputusan", "Total",
])
def test_every_text_comes_back_to_the_letter(world: None, text: str) -> None:
    enter(decision=text)
    stored = open_current().query("SELECT decision FROM tkpk_decisions")["decision"].tolist()
    assert stored == [" ".join(text.split())]


def test_a_note_keeps_its_lines_and_an_empty_field_stays_empty(world: None) -> None:
    publish("tkpk_decisions", [decision()])
    hand_in(draft(ACTIONS, [{"code": "c1", "decision": "k1", "date": DAY, "status": "selesai",
                             "note": "Baris satu\nbaris dua", "evidence": ""}], person("Siti"), KNOWN))
    row = open_current().query("SELECT note, evidence, entered_by FROM tkpk_actions").iloc[0]
    assert (row["note"], row["evidence"], row["entered_by"]) == ("Baris satu\nbaris dua", None, "Siti")


@pytest.mark.parametrize(("typed", "says"), [
    ({"decision": f"Bantu {NIK_OF_NOBODY}"}, "16 angka"), ({"decision": "Bantu 3505 0101 0190 0001"}, "16 angka"),
    ({"decision": "Bantu ３５０５０１０１０１９００００１"}, "16 angka"), ({"decision": ""}, "Keputusan"),
    ({"agency": "dinas_x"}, "tidak dikenal"), ({"due": None}, "Tenggat"), ({"decision": "a" * 5000}, "huruf"),
])
def test_what_is_wrong_is_told_and_nothing_is_kept(world: None, typed: dict[str, Any], says: str) -> None:
    before = len(submissions())
    with pytest.raises(SubmissionError) as refused:
        enter(**typed)
    told = str(refused.value)
    assert says in told and told.startswith("Tidak disimpan: ") and not holds_person_number(told)
    assert len(submissions()) == before
    kept = [path for path in settings.home().rglob("*") if path.is_file() and path.suffix != ".duckdb"]
    assert not [path for path in kept if NIK_OF_NOBODY.encode() in path.read_bytes()]


def test_a_link_that_is_no_web_address_is_refused(world: None) -> None:
    publish("tkpk_decisions", [decision()])
    row = {"code": "c1", "decision": "k1", "date": DAY, "status": "selesai", "evidence": "javascript:alert(1)"}
    with pytest.raises(SubmissionError, match="https://"):
        draft(ACTIONS, [row], person("Siti"), KNOWN)


@pytest.mark.parametrize(("typed", "says"), [
    ({"meeting": "rapat-lain"}, 'rapat "rapat-lain" belum terdaftar'),
    ({"due": date(2026, 3, 17)}, "mendahului tanggal rapatnya"),
])
def test_what_does_not_belong_stops_the_build_and_nothing_is_stored(world: None, typed: dict[str, Any],
                                                                    says: str) -> None:
    before = len(submissions())
    with pytest.raises(BuildError) as refused:
        enter(**typed)
    assert any(says in failure for failure in refused.value.failures)
    assert len(submissions()) == before


def test_a_due_date_that_has_passed_is_taken_and_late(world: None) -> None:
    enter(due=date(2026, 3, 18))
    known = of_build(open_current())
    assert [one.state(DAY) for one in known.decisions] == [DecisionState.LATE]


def test_meeting_and_agenda(world: None) -> None:
    code = new_code("rapat", DAY)
    hand_in(draft(MEETINGS, [{"code": code, "date": DAY, "title": "Rapat III"}], person("Siti"), KNOWN))
    hand_in(draft(AGENDA, [{"meeting": code, "number": number, "item": f"Pokok {number}"} for number in (1, 2)],
                  person("Siti"), KNOWN))
    newest = of_build(open_current()).meetings[0]
    assert (newest.title, newest.date, newest.agenda, newest.place) == ("Rapat III", DAY, ("Pokok 1", "Pokok 2"), "")


def test_codes_are_not_told_apart_by_digits() -> None:
    codes = {new_code("keputusan", DAY) for _ in range(500)}
    assert len(codes) == 500 and not any(holds_person_number(code) for code in codes)
    assert all(code.startswith("keputusan-2026-11-24-") and code[-6:].isalpha() for code in codes)


def test_two_processes_at_the_same_second_lose_nothing(world: None) -> None:
    """Each process types five decisions as fast as it can, as two secretaries do."""
    script = ("import sys\nfrom datetime import date\nfrom dashboard.core.actor import person\n"
              "from dashboard.topics.meetings.contracts import DECISIONS\n"
              "from dashboard.intake.reference_codes import ReferenceCodes\n"
              "from dashboard.topics.meetings.blocks.typed_entry import draft, new_code\n"
              "from dashboard.publish.hand_in import hand_in\n"
              "known = ReferenceCodes(agencies={'dinsos': 'Dinas Sosial'})\n"
              "for number in range(5):\n"
              "    day = date(2026, 11, 24)\n"
              "    hand_in(draft(DECISIONS, [{'code': new_code('keputusan', day), 'meeting': 'rapat-a',\n"
              "        'decision': f'{sys.argv[1]} {number}', 'agency': 'dinsos', 'due': day}],\n"
              "        person(sys.argv[1]), known))\n")
    names = ("Ani", "Budi")
    running = [subprocess.Popen([sys.executable, "-c", script, name], stderr=subprocess.PIPE) for name in names]
    for process in running:
        _, err = process.communicate(timeout=300)
        assert process.returncode == 0, err
    found = open_current().query("SELECT decision, entered_by FROM tkpk_decisions")
    assert sorted(found["decision"]) == sorted(f"{name} {number}" for name in names for number in range(5))
    assert (found["decision"].str.split().str[0] == found["entered_by"]).all()


def test_rows_of_one_group_stand_on_each_other(world: None) -> None:
    """A decision that has an action, or a meeting that has a decision, cannot be taken away under it."""
    from dashboard.publish.hand_in import take_back

    store("tkpk_decisions", [decision()])
    publish("tkpk_actions", [action()])
    meeting_id, decision_id = (entry.id for entry in submissions() if entry.dataset in ("tkpk_meetings",
                                                                                       "tkpk_decisions"))
    for submission, says in ((meeting_id, 'rapat "rapat-a"'), (decision_id, 'keputusan "k1"')):
        with pytest.raises(BuildError) as refused:
            take_back(submission, person("Siti"), "keliru")
        assert any(says in failure for failure in refused.value.failures)
