"""Records that are only added to: whatever is done to a line by hand shows."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dashboard.core.domain import StoreError
from dashboard.store import chain as module
from dashboard.store.chain import RecordChain


@pytest.fixture
def chain(tmp_path: Path) -> RecordChain:
    made = RecordChain(tmp_path / "catatan")
    for number in range(5):
        made.add({"what": f"kejadian {number}"})
    return made


def lines_of(chain: RecordChain) -> list[str]:
    [path] = chain.folder.glob("*.jsonl")
    return path.read_text("utf-8").splitlines()


def rewrite(chain: RecordChain, change: Callable[[list[str]], list[str]]) -> None:
    [path] = chain.folder.glob("*.jsonl")
    path.write_text("".join(f"{line}\n" for line in change(lines_of(chain))), "utf-8")


def test_what_was_added_is_told_in_order(chain: RecordChain) -> None:
    assert [(link.number, link.told["what"]) for link in chain.links()] == [
        (number + 1, f"kejadian {number}") for number in range(5)]
    assert chain.damage() == []
    assert RecordChain(chain.folder / "kosong").damage() == [] and RecordChain(chain.folder / "kosong").links() == []


@pytest.mark.parametrize("change", [
    lambda lines: [line.replace("kejadian 2", "kejadian 9") for line in lines],
    lambda lines: lines[:2] + lines[3:],
    lambda lines: lines[:-1],
    lambda lines: [*lines, lines[-1]],
    lambda lines: lines[1:2] + lines[:1] + lines[2:],
    lambda lines: [*lines[:2], "bukan json", *lines[2:]],
    lambda lines: [],
], ids=["changed", "taken out", "cut off", "added", "swapped", "garbage", "emptied"])
def test_whatever_is_done_by_hand_shows(chain: RecordChain, change: Callable[[list[str]], list[str]]) -> None:
    rewrite(chain, change)
    assert chain.damage()


def test_a_line_with_its_hash_rewritten_shows_by_the_next(chain: RecordChain) -> None:
    def forge(lines: list[str]) -> list[str]:
        entry = json.loads(lines[1])
        entry["told"]["what"] = "palsu"
        entry["hash"] = module._hash({name: value for name, value in entry.items() if name != "hash"})
        return [lines[0], json.dumps(entry, sort_keys=True), *lines[2:]]

    rewrite(chain, forge)
    assert len(chain.damage()) == 1 and "baris 3" in chain.damage()[0]


@pytest.mark.parametrize("old_head", [True, False], ids=["before HEAD", "after"])
def test_killed_at_any_byte_of_a_line_the_record_is_whole_and_goes_on(chain: RecordChain, old_head: bool) -> None:
    [path] = chain.folder.glob("*.jsonl")
    head, before = chain.folder / "HEAD.json", path.read_bytes()
    told = head.read_bytes()
    chain.add({"what": "yang terakhir"})
    after, end = path.read_bytes(), head.read_bytes()
    for size in range(len(before), len(after) + 1) if old_head else [len(after)]:
        path.write_bytes(after[:size])
        head.write_bytes(told if old_head else end)
        assert chain.damage() == []
        assert len(chain.links()) == (6 if size == len(after) else 5)
        if size in (len(before), len(before) + 9, len(after) - 1, len(after)):
            chain.add({"what": "sesudahnya"})
            assert chain.damage() == []
            assert chain.links()[-1].told["what"] == "sesudahnya"
            assert len(chain.links()) == (7 if size == len(after) else 6)


def test_a_line_cut_that_was_told_to_be_written_shows(chain: RecordChain) -> None:
    [path] = chain.folder.glob("*.jsonl")
    path.write_bytes(path.read_bytes()[:-1])
    assert chain.damage()
    chain.add({"what": "sesudahnya"})
    assert chain.damage()


def test_old_months_go_and_the_rest_still_hangs_together(chain: RecordChain, monkeypatch: pytest.MonkeyPatch) -> None:
    class Later(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return datetime(2031, 3, 1, tzinfo=UTC)

    monkeypatch.setattr(module, "datetime", Later)
    chain.add({"what": "lama sesudahnya"}, keep_months=24)
    assert [link.number for link in chain.links()] == [6] and chain.damage() == []


def test_a_damaged_end_is_told_and_nothing_is_added(chain: RecordChain) -> None:
    (chain.folder / "HEAD.json").write_text("{", "utf-8")
    with pytest.raises(StoreError, match=r"HEAD\.json rusak"):
        chain.add({"what": "x"})
    assert len(lines_of(chain)) == 5 and chain.damage()


def test_many_processes_add_at_once_and_no_line_is_lost(tmp_path: Path) -> None:
    script = ("import sys, pathlib; from dashboard.store.chain import RecordChain\n"
              "for n in range(10): RecordChain(pathlib.Path(sys.argv[1])).add({'what': n})")
    running = [subprocess.Popen([sys.executable, "-c", script, str(tmp_path)]) for _ in range(3)]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    assert len(RecordChain(tmp_path).links()) == 30 and RecordChain(tmp_path).damage() == []
