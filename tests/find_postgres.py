"""Finds PostgreSQL for the tests of several servers, or installs Debian's.

`python tests/find_postgres.py` prints the folder of its programs or exits 1 with one sentence.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from debian import from_debian

_NEEDED = ("initdb", "postgres", "pg_ctl")
_DEBIAN = Path("/usr/lib/postgresql")
_CLUSTERS = Path("/etc/postgresql-common/createcluster.conf")


def find_or_install() -> Path:
    """Folder of the programs; raises SystemExit with one sentence when there is none to be had."""
    found = _found()
    if found is None:
        from_debian("postgresql-common")
        if _CLUSTERS.exists():  # else Debian begins one of its own
            with _CLUSTERS.open("a", encoding="utf-8") as handle:
                handle.write("\ncreate_main_cluster = false\n")
        from_debian("postgresql")
        found = _found()
    if found is None:
        raise SystemExit("PostgreSQL untuk uji beberapa server tidak ditemukan. Pasang dengan `apt-get install "
                         "postgresql` (Debian/Ubuntu) atau `brew install postgresql`.")
    return found


def _found() -> Path | None:
    on_path = shutil.which("initdb")
    newest = sorted(_DEBIAN.glob("*/bin"), key=lambda folder: int(folder.parent.name.partition(".")[0]), reverse=True)
    for folder in [*newest, *([Path(on_path).resolve().parent] if on_path else [])]:
        if all((folder / name).exists() for name in _NEEDED):
            return folder
    return None


if __name__ == "__main__":
    print(find_or_install())
    sys.exit(0)
