"""The journal of what was handed in: folders removed, put in, copied or rewritten by hand are found."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.core import settings
from dashboard.core.domain import StoreError
from dashboard.publish import publishing
from dashboard.publish.hand_in import hand_in
from dashboard.publish.verification import verify
from dashboard.store.database import current_build_id, path_of
from dashboard.store.submissions import journal
from dashboard.store.submissions.manifests import Submission
from dashboard.store.submissions.record import submissions
from handing_in import AGENCIES, JATEN, KEEPER, PROGRAMS, covered, draft, publish, store


def handed_in() -> None:
    store("agencies", AGENCIES)
    store("programs", PROGRAMS)
    publish("coverage", [covered(JATEN, "2025", 40)])


@pytest.fixture(autouse=True)
def stored(live_after: Callable[[Callable[[], None]], Path]) -> Submission:
    live_after(handed_in)
    return submissions()[-1]


def of(stored: Submission) -> Path:
    return settings.submissions() / stored.dataset / stored.id


def test_all_is_well(stored: Submission) -> None:
    outcome = verify(KEEPER)
    assert outcome.problems == [] and len(outcome.told) == 4
    assert outcome.told[0].startswith("3 kiriman")


def test_a_removed_submission_is_missed(stored: Submission) -> None:
    shutil.rmtree(of(stored))
    assert [f"Kiriman {stored.id} (coverage)" in one for one in journal.findings()] == [True]


def test_a_copy_with_its_number_rewritten_is_found_until_it_is_accepted(stored: Submission) -> None:
    number = f"{int(stored.id[:8]) + 1}{stored.id[8:]}"
    copy = of(stored).with_name(number)
    shutil.copytree(of(stored), copy)
    manifest = json.loads((copy / "manifest.json").read_text("utf-8")) | {"id": number}
    (copy / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    [found] = journal.findings()
    assert "tidak tercatat dalam jurnal" in found and f"check --accept {number}" in found
    journal.accept(number, KEEPER)
    assert journal.findings() == []


def test_another_name_on_record_is_found(stored: Submission) -> None:
    path = of(stored) / "manifest.json"
    path.write_text(path.read_text("utf-8").replace("Penguji", "Orang lain"), "utf-8")
    assert len(journal.findings()) == 1 and "tidak sama dengan saat diserahkan" in journal.findings()[0]


def test_rows_rewritten_with_their_hash_are_found(stored: Submission) -> None:
    rows, manifest = of(stored) / "rows.parquet", of(stored) / "manifest.json"
    rows.write_bytes(b"lain")
    content = json.loads(manifest.read_text("utf-8")) | {"rows_sha256": hashlib.sha256(b"lain").hexdigest()}
    manifest.write_text(json.dumps(content), "utf-8")
    assert len(journal.findings()) == 1
    manifest.unlink()
    assert any("hilang atau rusak" in one for one in verify(KEEPER).problems)


def test_what_could_not_be_published_is_not_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.replace

    def fails(self: Path, target: Path) -> Path:
        if target.name == "CURRENT":
            raise OSError(28, "No space left on device")
        return real(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(publishing.Path, "replace", fails)
        with pytest.raises(Exception, match=r"penuh|ruang|ditulis"):
            hand_in(draft("coverage", [covered(JATEN, "2024", 40)]))
    assert journal.findings() == []


def test_a_home_of_before_the_journal_is_taken_as_it_is(stored: Submission) -> None:
    shutil.rmtree(journal.journal().folder)
    assert journal.findings() == []
    publish("coverage", [covered(JATEN, "2024", 40)])
    assert journal.findings() == []
    shutil.rmtree(of(stored))
    assert len(journal.findings()) == 1


def test_what_cannot_be_journaled_is_not_stored(stored: Submission) -> None:
    (journal.journal().folder / "HEAD.json").write_text("{", "utf-8")
    with pytest.raises(StoreError, match=r"HEAD\.json"):
        publish("coverage", [covered(JATEN, "2024", 40)])
    assert list((settings.submissions() / "coverage").glob("*")) == [of(stored)]


def test_a_database_that_is_not_what_the_submissions_make_is_found(stored: Submission) -> None:
    import duckdb

    path = path_of(current_build_id())
    copy = path.with_name("salinan.duckdb")
    shutil.copy(path, copy)
    with duckdb.connect(copy) as connection:
        connection.execute("UPDATE base.coverage SET recipients = 41")
    copy.replace(path)
    assert any("Tabel coverage" in one and "berbeda 2 baris" in one for one in verify(KEEPER).problems)
