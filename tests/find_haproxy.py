"""Finds HAProxy for the test of several processes, or installs Debian's.

`python tests/find_haproxy.py` prints the path or exits 1 with one sentence.
"""

from __future__ import annotations

import shutil
import sys

from debian import from_debian

_PATH = "/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin:/opt/homebrew/bin"


def find_or_install() -> str:
    """Path of the program; raises SystemExit with one sentence when there is none to be had."""
    if not shutil.which("haproxy", path=_PATH):
        from_debian("haproxy")
    found = shutil.which("haproxy", path=_PATH)
    if not found:
        raise SystemExit("HAProxy untuk uji beberapa proses tidak ditemukan. Pasang dengan `apt-get install haproxy` "
                         "(Debian/Ubuntu) atau `brew install haproxy`.")
    return found


if __name__ == "__main__":
    print(find_or_install())
    sys.exit(0)
