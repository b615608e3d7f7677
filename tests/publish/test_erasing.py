"""A submission is erased for good by two people: wholly, whenever it is stopped, and told of ever after."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.commands import caller
from dashboard.core import settings
from dashboard.core.actor import VISITOR, Action, Actor, Role, command_line, person
from dashboard.core.domain import BuildError, SubmissionError
from dashboard.publish import erasing
from dashboard.publish.erasing import confirm, drop, propose
from dashboard.publish.hand_in import hand_in, take_back
from dashboard.publish.verification import verify
from dashboard.store import audit
from dashboard.store.backup import backup, known_backups, restore
from dashboard.store.building.build_times import ids_in
from dashboard.store.database import Database, current_build_id, open_current
from dashboard.store.policy import may
from dashboard.store.submissions import purging
from dashboard.store.submissions.journal import findings
from dashboard.store.submissions.manifests import Submission, recorded
from handing_in import AGENCIES, JATEN, KEEPER, PROGRAMS, SUKOREJO, covered, draft, publish, store
from worlds import live_in_a_copy, tiny_home

ASKER, OTHER = person("Sekretaris", Role.SECRETARIAT), person("Admin", Role.ADMIN)
REASON = "memuat rincian yang bukan untuk dasbor"
SECRET = 77_123
"""A count that stands in the erased file only."""


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build with the submission to erase, and one from before it was handed in."""
    folder = tmp_path_factory.mktemp("hapus")
    with tiny_home(folder):
        store("agencies", AGENCIES)
        store("programs", PROGRAMS)
        publish("coverage", [covered(JATEN, "2025", 40)])
        publish("coverage", [covered(JATEN, "2025", SECRET), covered(SUKOREJO, "2025", SECRET)])
    return folder


@pytest.fixture
def held(once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Submission:
    """A copy of it for one test."""
    live_in_a_copy(once, tmp_path, monkeypatch)
    return recorded()[-1]


def recipients() -> list[int]:
    database = open_current()
    found = [count for count, in database.rows("SELECT recipients FROM coverage ORDER BY 1")[1]]
    database.close()
    return found


def files() -> list[Path]:
    return [path for path in settings.home().rglob("*") if path.is_file()]


def test_it_goes_with_all_that_was_made_of_it_and_its_tombstone_stays(
        held: Submission, tmp_path: Path, open_now: Callable[[], Database]) -> None:
    made = backup(tmp_path / "cadangan.zip", KEEPER)
    older, of_it = set(ids_in(settings.builds())), open_now().assets()
    folder = settings.submissions() / "coverage" / held.id
    rows = (folder / "rows.parquet").read_bytes()
    propose(held.id, ASKER, REASON)
    assert recipients() == [SECRET, SECRET], "nothing is erased by asking"
    done = confirm(held.id, OTHER)
    assert recipients() == [40] and done.build.build_id == current_build_id()
    assert [path.name for path in folder.iterdir()] == ["tombstone.json"]
    told = json.loads((folder / "tombstone.json").read_text("utf-8"))
    assert (told["id"], told["dataset"], told["sha256"], told["reason"]) == (held.id, "coverage", held.sha256, REASON)
    assert (told["asked_by"], told["approved_by"]) == ("Sekretaris", "Admin") and told["asked_at"] < told["approved_at"]
    assert set(done.builds) < older and len(older - set(done.builds)) == 1, "the build from before it stays"
    assert of_it.coverage_values not in {path.name for path in files()} != set(), "files for browsers go with it"
    assert not [path for path in files() if rows in path.read_bytes()]
    outcome = verify(KEEPER)
    assert outcome.problems == [] and any(held.id in one and "disetujui Admin" in one for one in outcome.told)
    assert [one.name for one in done.backups] == [made.path.name]
    assert f"coverage/{held.id}/rows.parquet" in " ".join(zipfile.ZipFile(made.path).namelist())
    assert [(one.event, one.by) for one in audit.entries(KEEPER)[:2]] == [
        ("kiriman dihapus", "Admin"), ("penghapusan diusulkan", "Sekretaris")]
    with pytest.raises(SubmissionError, match="Tidak ada lagi yang dihapus"):
        confirm(held.id, OTHER)
    with pytest.raises(SubmissionError, match="dihapus untuk selamanya"):
        hand_in(draft("coverage", [covered(JATEN, "2025", SECRET), covered(SUKOREJO, "2025", SECRET)]))
    publish("coverage", [covered(JATEN, "2025", 41)])
    later = backup(tmp_path / "kemudian.zip", KEEPER)
    assert not [name for name in zipfile.ZipFile(later.path).namelist() if held.id in name and "rows" in name]
    assert later.path.name not in [one.name for one in erasing.still_holding(purging.purges()[0],
                                                                               known_backups(KEEPER))]


STEPS = ("erase", "kept.forget_all", "build_with", "remove_builds_with", "prune", "note_done")
"""Stopped before the next one is stopped after the one before it."""


def test_stopped_before_any_step_it_is_told_and_finished(held: Submission, monkeypatch: pytest.MonkeyPatch) -> None:
    class Killed(BaseException):
        pass

    propose(held.id, ASKER, REASON)
    for step in STEPS:
        owner, _, name = step.rpartition(".")
        place = getattr(erasing, owner) if owner else erasing
        real = getattr(place, name)

        def stopped(*given: object, real: Callable[..., object] = real, **named: object) -> object:
            if named.get("publish") is False:
                return real(*given, **named)  # the rehearsal is before the approval
            raise Killed

        with monkeypatch.context() as patch:
            patch.setattr(place, name, stopped)
            with pytest.raises(Killed):
                confirm(held.id, OTHER)
        assert [f"purge confirm {held.id}" in one for one in findings()] == [True], step
    confirm(held.id, ASKER)  # approved it is: whoever may finishes it
    assert recipients() == [40] and verify(KEEPER).problems == []


def test_stopped_while_files_are_removed_nobody_reads_the_rest(held: Submission,
                                                               monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.unlink

    def fails(self: Path, missing_ok: bool = False) -> None:
        if self.name == "manifest.json":
            raise OSError(5, "Input/output error")
        real(self, missing_ok=missing_ok)

    propose(held.id, ASKER, REASON)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", fails)
        with pytest.raises(Exception, match="Penghapusan tidak dapat ditulis"):
            confirm(held.id, OTHER)
    assert held.id not in {entry.id for entry in recorded()}
    assert [f"purge confirm {held.id}" in one for one in findings()] == [True]


def test_one_alone_erases_nothing(held: Submission) -> None:
    for asker, again in ((ASKER, person(" sekretaris ", Role.ADMIN)), (command_line("cli:budi"),) * 2):
        propose(held.id, asker, REASON)
        with pytest.raises(SubmissionError, match="orang lain yang harus menyetujuinya"):
            confirm(held.id, again)
        with pytest.raises(SubmissionError, match="sudah diusulkan"):
            propose(held.id, again, REASON)
        drop(held.id, OTHER)
        with pytest.raises(SubmissionError, match="belum diusulkan"):
            confirm(held.id, OTHER)
    assert recipients() == [SECRET, SECRET] and findings() == []


@pytest.mark.parametrize("reason", ["  ", "NIK 3505014107850001", "salah data Ibu Siti Aminah, RT 2 RW 3",
                                    "x" * 301])
def test_the_reason_stays_and_so_tells_of_nobody(held: Submission, reason: str) -> None:
    with pytest.raises(SubmissionError):
        propose(held.id, ASKER, reason)
    with pytest.raises(SubmissionError, match="Tidak ada kiriman"):
        propose("20200101T000000000000", ASKER, REASON)
    assert purging.purges() == []


def test_what_others_hang_on_is_not_erased_before_them(held: Submission) -> None:
    programs = next(entry for entry in recorded() if entry.dataset == "programs")
    propose(programs.id, ASKER, REASON)
    with pytest.raises(BuildError) as refused:
        confirm(programs.id, OTHER)
    assert refused.value.failures and recipients() == [SECRET, SECRET]
    assert not purging.purges()[0].is_approved and findings() == []


def test_what_comes_back_by_hand_or_from_a_backup_is_found(held: Submission, tmp_path: Path,
                                                           monkeypatch: pytest.MonkeyPatch) -> None:
    folder = settings.submissions() / "coverage" / held.id
    shutil.copytree(folder, tmp_path / "salinan")
    made = backup(tmp_path / "cadangan.zip", KEEPER)
    propose(held.id, ASKER, REASON)
    confirm(held.id, OTHER)
    shutil.copytree(tmp_path / "salinan", folder, dirs_exist_ok=True)
    assert any("isinya dikembalikan" in one for one in findings())
    confirm(held.id, OTHER)
    assert findings() == []
    (folder.with_name("20200101T000000000000")).mkdir()
    shutil.copy(folder / "tombstone.json", folder.with_name("20200101T000000000000"))
    assert any("tanpa persetujuan" in one for one in findings())
    monkeypatch.setenv("DASHBOARD_HOME", str(tmp_path / "baru"))
    restore(made.path, KEEPER)
    assert recipients() == [SECRET, SECRET], "which is why backups that hold it are named"


def test_on_the_command_line_two_accounts_of_the_machine(held: Submission, monkeypatch: pytest.MonkeyPatch,
                                                         capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    def run(who: str, *arguments: str) -> tuple[int, str]:
        monkeypatch.setattr(caller, "_own_name", lambda: f"cli:{who}")
        code = main(["purge", *arguments])
        told = capsys.readouterr()
        return code, told.out + told.err

    backup(tmp_path / "cadangan.zip", KEEPER)
    assert "Belum ada usul" in run("budi", "list")[1]
    assert run("budi", "propose", held.id, "--reason", REASON)[0] == 0
    assert run("ani", "cancel", held.id)[0] == 0
    assert run("budi", "propose", held.id, "--reason", REASON)[0] == 0
    assert "Menunggu persetujuan" in run("budi", "list")[1]
    assert run("budi", "confirm", held.id)[0] == 1
    code, told = run("ani", "confirm", held.id)
    assert code == 0 and "diusulkan cli:budi, disetujui cli:ani" in told and "cadangan.zip" in told
    assert "cadangan.zip" in run("budi", "list")[1] and run("budi", "cancel", held.id)[0] == 1


def test_the_rights_are_those_of_secretariat_and_admin() -> None:
    who: dict[str, Actor] = {role.value: person("Orang", role, "dinsos" if role is Role.AGENCY else None)
                             for role in Role}
    assert {name for name, one in who.items() if may(one, Action.PURGE)} == {"sekretariat", "admin", "baris perintah"}
    assert not may(VISITOR, Action.PURGE)


def test_the_reason_of_a_withdrawal_goes_too_but_only_after_what_was_withdrawn(held: Submission) -> None:
    back = take_back(held.id, ASKER, "angka milik Zubaidah salah kolom").submission
    with pytest.raises(SubmissionError, match=f"penarikan kiriman {held.id}, yang akan berlaku lagi"):
        propose(back.id, ASKER, REASON)
    propose(held.id, ASKER, REASON)
    assert confirm(held.id, OTHER).withdrawal == back.id
    propose(back.id, ASKER, REASON)
    assert confirm(back.id, OTHER).withdrawal == ""
    assert not [path for path in files() if b"Zubaidah" in path.read_bytes()]
    assert recipients() == [40] and verify(KEEPER).problems == []
    publish("coverage", [covered(JATEN, "2025", 41)])
    assert recipients() == [41], "what is handed in later is taken as before"
