"""Finds Carlito, the metric twin of Calibri, for the test of our table of widths, or installs Debian's.

Order: the folder in $CARLITO, Debian's folder. `python tests/find_font.py` prints the path or exits 1 with one
sentence.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from debian import from_debian

_FOLDER = Path("/usr/share/fonts/truetype/crosextra")
_HOW = ("Huruf Carlito untuk uji lebar huruf tidak ditemukan di {folder}. Pasang dengan `apt-get install "
        "fonts-crosextra-carlito` (Debian/Ubuntu), atau isi variabel CARLITO dengan folder Carlito-Regular.ttf.")


def find_or_install(*, bold: bool = False) -> Path:
    """Path of Carlito's file; raises SystemExit with one sentence when there is none to be had."""
    folder = Path(os.environ.get("CARLITO", _FOLDER))
    path = folder / ("Carlito-Bold.ttf" if bold else "Carlito-Regular.ttf")
    if not path.is_file() and folder == _FOLDER:
        from_debian("fonts-crosextra-carlito")
    if not path.is_file():
        raise SystemExit(_HOW.format(folder=folder))
    return path


if __name__ == "__main__":
    print(find_or_install())
    sys.exit(0)
