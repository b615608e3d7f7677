"""Finds the object store for tests (moto's server), or lays it in an environment of its own, .venv-s3.

`python tests/find_s3_server.py` prints the path or exits 1 with one sentence.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

from filelock import FileLock

_LOCKED = Path(__file__).with_name("s3-server.txt")
_ROOM = _LOCKED.parents[1] / ".venv-s3"


def find_or_install() -> str:
    """Path of its Python; raises SystemExit with one sentence when there is none to be had."""
    python = _ROOM / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    mark = _ROOM / "installed"
    with FileLock(f"{_ROOM}.lock"):  # workers of a run that nobody has prepared ask at once
        if not mark.exists() or mark.read_bytes() != _LOCKED.read_bytes():
            _install(python)
            mark.write_bytes(_LOCKED.read_bytes())
    return str(python)


def _install(python: Path) -> None:
    venv.create(_ROOM, clear=True, with_pip=True)
    done = subprocess.run([str(python), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(_LOCKED)],
                          capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"Server objek untuk uji tidak dapat dipasang menurut {_LOCKED}: {done.stderr[-500:]}")


if __name__ == "__main__":
    print(find_or_install())
    sys.exit(0)
