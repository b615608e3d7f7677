"""The figures known for certain: each file of figures has some, so that none can be emptied without a word."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from dashboard.core.domain import BuildError
from dashboard.publish.build import build
from dashboard.store.database import Database

DATA = Path(__file__).resolve().parents[2] / "data"
FILES = sorted(file.name for file in (DATA / "facts").glob("observations_*.csv"))


def test_an_anchor_cites_where_its_figure_comes_from(shipped: Database) -> None:
    with (DATA / "catalogue/anchors.csv").open(encoding="utf-8", newline="") as handle:
        anchors = list(csv.DictReader(handle))
    known = shipped.query("SELECT indicator, region_code, year, period, source_id FROM observations")
    cited = {tuple(map(str, row[:4])): row[4] for row in known.itertuples(index=False, name=None)}
    wrong = [row for row in anchors
             if cited[row["indicator"], row["region_code"], row["year"], row["period"]] != row["source"]]
    assert anchors and not wrong


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_figures_with_nothing_but_its_head_is_refused(name: str, shipped_home: Path, tmp_path: Path,
                                                                monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    file = folder / "facts" / name
    file.write_text(file.read_text("utf-8").splitlines()[0] + "\n", "utf-8")
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    shutil.copytree(shipped_home / "cache", tmp_path / "home/cache")  # shapes need not be worked out again
    monkeypatch.setenv("DASHBOARD_HOME", str(tmp_path / "home"))
    with pytest.raises(BuildError) as caught:
        build()
    assert any(failure.startswith("[angka_jangkar]") and failure.endswith("di data tidak ada")
               for failure in caught.value.failures)
