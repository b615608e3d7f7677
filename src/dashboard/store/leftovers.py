"""What killed processes have left behind: half-written files and folders, which may hold what was handed in."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from dashboard.core import settings

TEMPORARY = ".tmp-"
"""How names begin of what is written before it gets its name, in submissions and builds."""
_OF_PROCESS = re.compile(r"\.([0-9]+)\.tmp")


def sweep() -> list[str]:
    """Remove them from DASHBOARD_HOME; their names. Needs the write lock: nobody else is writing such a file then. What
    cannot be removed stays for the next time."""
    home = settings.home()
    found = [*settings.builds().glob(f"{TEMPORARY}*"), *settings.submissions().glob(f"{TEMPORARY}*"),
             *settings.cache().glob("*.half"), *settings.generated_static().glob(".*.tmp"),
             *settings.generated_static().glob("*/.*.tmp"), *dead(home.parent, f".{home.name}.*.tmp")]
    return [path.name for path in found if _removed(path)]


def dead(folder: Path, pattern: str) -> Iterator[Path]:
    """Half-written files in a folder that others use too: those whose process (its number ends the name) is gone."""
    for path in folder.glob(pattern):
        number = _OF_PROCESS.search(path.name)
        if number and not _is_running(int(number[1])):
            yield path


def _removed(path: Path) -> bool:
    with contextlib.suppress(OSError):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
        return True
    return False


def _is_running(number: int) -> bool:
    if os.name == "nt":  # where asking would end it
        return True
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except OSError:  # of another account
        return True
    return True
