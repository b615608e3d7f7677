"""A command imports what it works with and nothing else: what draws and exports took 3.5 of the 4 seconds of `sql`."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.publish.build import build
from dashboard.store.database import Database
from worlds import BLITAR

pytestmark = pytest.mark.slow
DRAWING = {"matplotlib", "plotly", "folium", "branca", "streamlit", "streamlit_folium", "PIL", "fontTools"}
EXPORTING = {"pptx", "docx", "typst", "xlsxwriter", "lxml"}
RECKONING = {"statsmodels", "scipy", "patsy", "geopandas", "sklearn"}
HEAVY = DRAWING | EXPORTING | RECKONING | {"argon2", "openpyxl"}
TABLES = {"pandas", "numpy", "pyarrow"}
GEOMETRY = {"shapely"}
_TELLING = """
import sys
from dashboard.__main__ import main
try:
    code = main(sys.argv[1:])
except SystemExit as leaving:
    code = leaving.code or 0
print("\\nIMPORTED", *{name.partition(".")[0] for name in sys.modules})
sys.exit(code)
"""


def imported(*arguments: str) -> set[str]:
    """Top-level packages that the process of this command has imported at its end."""
    told = subprocess.run([sys.executable, "-c", _TELLING, *arguments], capture_output=True, text=True)
    assert told.returncode == 0, told.stderr
    return set(told.stdout.rpartition("IMPORTED ")[2].split())


def test_a_question_needs_only_the_database(tiny: Database) -> None:
    for form in ([], ["--json"], ["--csv"]):
        question = f"SELECT * FROM observations WHERE region_code = '{BLITAR}'"
        assert imported("sql", question, *form) & (HEAVY | TABLES | GEOMETRY) == set()


def test_the_list_of_submissions_needs_only_the_database(handed_in: Path) -> None:
    for form in ([], ["--json"]):
        assert imported("submissions", *form) & (HEAVY | TABLES | GEOMETRY) == set()


@pytest.mark.parametrize("options", [["--dry-run"], []], ids=["rehearsed", "stored"])
def test_a_small_file_is_read_checked_and_stored_without_what_draws(handed_in: Path, options: list[str]) -> None:
    found = imported("import", "agencies", str(handed_in), "--by", "Uji", *options)
    assert found & HEAVY == set() and "pandas" in found


def test_help_needs_nothing(no_build: Path) -> None:
    for arguments in (["--help"], ["deck", "--help"], ["import", "--help"]):
        assert imported(*arguments) & (HEAVY | TABLES | GEOMETRY | {"duckdb", "babel"}) == set()


@pytest.fixture
def handed_in(tiny_data: Callable[..., Path], tmp_path: Path) -> Path:
    """A tiny world that was built once by this version, with one submission; a second file to hand in."""
    from handing_in import AGENCIES, store

    tiny_data()
    store("agencies", AGENCIES[:1])
    build()
    file = tmp_path / "opd.csv"
    file.write_text("Kode OPD;Nama OPD;Singkatan\nperkim;Dinas Perkim;Perkim\n", "utf-8")
    return file
