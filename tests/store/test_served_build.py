"""Which build is served: the published one, else the newest that can be read, with a notice, until the next build."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashboard.core import formats, settings
from dashboard.core.domain import StoreError
from dashboard.publish.build import KEPT_BUILDS, build
from dashboard.store.building.build_times import WIB, kept_builds, made_at, pointer
from dashboard.store.database import Database, Served, open_current, path_of, served_build


def put_before(tiny: Database, count: int, hours: int = -1) -> list[str]:
    """Whole builds beside the published one, an hour apart, ending `hours` before (or after) it; oldest first."""
    first = made_at(tiny.build_id) + timedelta(hours=hours if hours > 0 else -count)
    names = [f"{first + timedelta(hours=number):%Y%m%dT%H%M%S%f}-0123abcd" for number in range(count)]
    for name in names:
        shutil.copy(path_of(tiny.build_id), path_of(name))
        os.utime(path_of(name), (made_at(name).timestamp(),) * 2)
    return names


def harm(build_id: str, how: str) -> None:
    """Damage the published state in one way."""
    path, current = path_of(build_id), settings.builds() / "CURRENT"
    content = path.read_bytes()
    if how == "cut short":
        path.write_bytes(content[:len(content) // 2])
    elif how == "last byte gone":
        path.write_bytes(content[:-1])
    elif how == "blocks damaged":
        path.write_bytes(content[:16384] + b"\xaa" * (len(content) - 16384))
    elif how == "empty":
        path.write_bytes(b"")
    elif how == "file gone":
        path.unlink()
    elif how == "pointer gone":
        current.unlink()
    elif how == "pointer to nothing":
        current.write_text("20300101T000000000000-0123abcd\n", "ascii")
    else:
        current.write_bytes(b"\x00\xff sampah")


FILE_HARMED = ["cut short", "last byte gone", "blocks damaged", "empty", "file gone"]
POINTER_HARMED = ["pointer gone", "pointer to nothing", "pointer garbage"]


@pytest.mark.parametrize("how", [*FILE_HARMED, *POINTER_HARMED])
def test_damage_beside_good_builds_serves_the_newest_readable_one(tiny: Database, how: str,
                                                                  caplog: pytest.LogCaptureFixture) -> None:
    before = put_before(tiny, 4)
    assert served_build() == Served(tiny.build_id)
    tiny.close()
    harm(tiny.build_id, how)
    expected = tiny.build_id if how in POINTER_HARMED else before[-1]
    served = served_build()
    day = formats.tanggal(made_at(expected).astimezone(WIB).date())
    assert served == Served(expected, f"Basis data terakhir tidak terbaca; yang ditampilkan susunan {day}. "
                                      "Jalankan `python -m dashboard build`.")
    served_build()
    assert [record.getMessage().startswith(served.notice) for record in caplog.records] == [True]  # once, not each run
    database = open_current()
    assert database.query("SELECT count(*) AS n FROM observations")["n"].iloc[0] > 0
    database.close()
    again = build().build_id
    assert served_build() == Served(again) and again > max(before[-1], tiny.build_id)


def test_an_older_one_is_taken_when_several_are_damaged(tiny: Database) -> None:
    before = put_before(tiny, 4)
    tiny.close()
    for name in (tiny.build_id, *before[2:]):
        harm(name, "cut short")
    assert served_build().build_id == before[1]
    for name in before[:2]:
        harm(name, "blocks damaged")
    with pytest.raises(StoreError, match="rusak, terpotong"):
        served_build()


def test_a_file_that_is_put_back_is_served_again(tiny: Database) -> None:
    put_before(tiny, 1)
    content = path_of(tiny.build_id).read_bytes()
    harm(tiny.build_id, "cut short")
    assert served_build().notice
    path_of(tiny.build_id).write_bytes(content)
    assert served_build() == Served(tiny.build_id)


@pytest.mark.parametrize("how", ["cut short", "pointer gone"])
def test_commands_answer_and_say_so_on_standard_error(tiny: Database, how: str) -> None:
    put_before(tiny, 2)
    tiny.close()
    harm(tiny.build_id, how)
    asked = subprocess.run([sys.executable, "-m", "dashboard", "sql", "SELECT count(*) AS n FROM regions", "--json"],
                           capture_output=True, text=True, check=False)
    assert asked.returncode == 0 and json.loads(asked.stdout)[0]["n"] > 0
    assert asked.stderr.count("Basis data terakhir tidak terbaca; yang ditampilkan susunan") == 1


def test_after_a_clock_that_ran_ahead_each_build_stays_published(tiny: Database) -> None:
    ahead = put_before(tiny, KEPT_BUILDS, hours=24 * 3650)
    (settings.builds() / "CURRENT").write_text(ahead[-1] + "\n", "ascii")
    tiny.close()
    made = [ahead[-1]]
    for _ in range(KEPT_BUILDS + 1):
        made.append(build().build_id)
        assert served_build() == Served(made[-1]) and path_of(made[-1]).is_file()
    assert made == sorted(set(made))
    kept = kept_builds()
    assert list(kept)[-KEPT_BUILDS:] == made[-KEPT_BUILDS:]
    assert all(at < datetime.now(UTC) + timedelta(minutes=1) for at in list(kept.values())[-KEPT_BUILDS:])


def test_a_build_does_not_take_the_id_of_a_published_one_that_is_gone(tiny: Database) -> None:
    tiny.close()
    (settings.builds() / "CURRENT").write_text("20400101T000000000000-0123abcd\n", "ascii")
    made = build().build_id
    assert made.startswith("20400101T000000000001-") and pointer(settings.builds()) == made


def test_a_first_build_killed_before_its_pointer_is_served(tiny_data: Callable[..., Path]) -> None:
    tiny_data()
    script = ("import os, dashboard.publish.publishing as place\nplace.sync_folder = lambda _: os._exit(9)\n"
              "from dashboard.publish.build import build\nbuild()")
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 9
    assert served_build().notice and len(kept_builds()) == 1
    assert served_build().build_id < build().build_id == served_build().build_id
