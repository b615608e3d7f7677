"""What is kept between builds alters nothing: the same rows as from scratch, and made anew when it should be."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard.core import settings
from dashboard.core.actor import person
from dashboard.core.domain import DataError
from dashboard.publish import ground, layers
from dashboard.publish.build import build
from dashboard.publish.hand_in import rehearse, take_back
from dashboard.store.database import current_build_id, open_current, path_of
from dashboard.store.submissions.manifests import Submission
from handing_in import AGENCIES, JATEN, PROGRAMS, SUKOREJO, action, covered, draft, publish, store
from meeting_rows import decision, meeting

LiveAfter = Callable[[Callable[[], None]], Path]
Rows = dict[str, list[tuple[Any, ...]]]
OBSERVED = [{"indicator": "p0", "region": "35.05", "year": year, "period_name": "Maret", "value": value,
             "source_title": title} for year, value, title in ((2025, 7.57, "BPS, data uji"), (2018, 9.9, "Baru"))]
TARGET = {"document": "RPJMD uji", "indicator": "p0", "region": "35.05", "year": 2026, "target": 6.5,
          "status": "resmi", "source_title": "Peraturan uji"}


def stored(build_id: str) -> Rows:
    """All rows of all tables in their order; what a build says of its own making left out."""
    with duckdb.connect(path_of(build_id), read_only=True) as connection:
        names = connection.execute("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'base'").fetchall()
        return {name: connection.execute(
            "SELECT data_date, credit, assets, sample_shown FROM base.info" if name == "info"
            else f"FROM base.{name}").fetchall() for (name,) in names}


def from_scratch() -> Rows:
    """The slow way: nothing kept, nothing laid out."""
    shutil.rmtree(settings.cache())
    shutil.rmtree(settings.generated_static())
    return stored(build().build_id)


def with_sample() -> None:
    folder = settings.data() / "sample"
    folder.mkdir()
    for name, text in {
        "agencies": "code,name,short_name\ndinsos,Dinas Contoh,Contoh\nsisa,Dinas Sisa,Sisa\n",
        "programs": "code,name,agency,strategy,unit\ncontoh,Program contoh,sisa,1,KK\n",
        "coverage": f"program,village,period,target,target_unit,recipients,recipients_unit\ncontoh,{JATEN},2024,"
                    "100,KK,55,KK\n",
        "tkpk_meetings": "code,date,title,place,chair\ncontoh,2026-01-05,Rapat contoh,Aula,Ketua\n",
    }.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    shutil.rmtree(settings.cache())
    build()


def with_lists() -> None:
    with_sample()
    store("agencies", AGENCIES)
    publish("programs", PROGRAMS)


@pytest.fixture
def world(live_after: LiveAfter) -> Path:
    """Folder of the tiny world with sample of four datasets, built; what that kept is all that is kept."""
    return live_after(with_sample) / "data"


def test_each_step_gives_the_rows_of_a_build_from_scratch(world: Path) -> None:
    """Everything that changes what a build is made of, one after the other; compared with the slow way after each of
    another kind, with what was kept of all before it."""
    matrix: list[Submission] = []

    def same(number: int) -> None:
        with closing(open_current()) as database:
            assert stored(database.build_id) == from_scratch(), f"step {number}"

    steps: list[Callable[[], object]] = [
        lambda: publish("agencies", AGENCIES),
        lambda: publish("programs", PROGRAMS),
        lambda: same(1),
        lambda: publish("tkpk_meetings", [meeting()]),
        lambda: publish("tkpk_decisions", [decision()]),
        lambda: publish("tkpk_decisions", [decision("k2")]),
        lambda: same(2),
        lambda: publish("observations", OBSERVED),
        lambda: publish("observations", [{**OBSERVED[0], "value": 7.57, "note": "lagi"}]),
        lambda: publish("targets", [TARGET]),
        lambda: same(3),
        lambda: publish("coverage", [covered(JATEN, "2025", 40), covered(SUKOREJO, "2025", 70)]),
        lambda: matrix.append(publish("rat_matrix", [action("dinsos")]).submission),
        lambda: same(4),
        lambda: take_back(matrix[0].id, person("Penguji"), "salah"),
        lambda: same(5),
    ]
    for step in steps:
        step()
    assert {row[0] for row in stored(current_build_id())["agencies"]} >= {"dinsos", "perkim"}


def test_a_decision_parses_no_file_and_works_out_no_layer(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store("agencies", AGENCIES)
    store("tkpk_meetings", [meeting()])
    publish("tkpk_decisions", [decision()])
    for module, name in ((ground, "read_tables"), (ground, "read_boundaries"), (ground, "derived"), (layers, "_made")):
        monkeypatch.setattr(module, name, lambda *_, name=name: pytest.fail(f"{name} was called"))
    store("tkpk_decisions", [decision("k2")])
    publish("tkpk_meetings", [meeting("rapat-b", "2026-05-01")])
    assert [row[0] for row in stored(open_current().build_id)["tkpk_decisions"]] == ["k1", "k2"]


def test_without_a_change_nothing_is_made_again(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ground, "read_tables", lambda _: pytest.fail("nothing changed"))
    build()


@pytest.mark.parametrize("change", ["a figure", "the catalogue", "a shape", "the sample", "damage", "the code"])
def test_what_is_kept_is_made_again_when_something_changed(world: Path, monkeypatch: pytest.MonkeyPatch,
                                                           change: str) -> None:
    made: list[int] = []
    monkeypatch.setattr(ground, "read_tables", lambda folder, real=ground.read_tables: made.append(1) or real(folder))
    if change == "damage":
        file = next(settings.cache().glob("ground-*.kept"))
        file.write_bytes(file.read_bytes()[:-1] + b"?")
    elif change == "the code":
        monkeypatch.setattr(ground, "_CODE", "another")
    else:
        name, old, new = {"a figure": ("facts/observations_bps.csv", "8.16", "8.17"),
                          "the catalogue": ("catalogue/indicators.csv", "Jumlah penduduk", "Banyak penduduk"),
                          "a shape": ("boundaries/desa.geojson", "Jaten", "Jatin"),
                          "the sample": ("sample/programs.csv", "Program contoh", "Program lain")}[change]
        text = (world / name).read_text("utf-8")
        assert old in text
        (world / name).write_text(text.replace(old, new), "utf-8")
    assert made == []
    changed = stored(build().build_id)
    assert made == [1] and changed == from_scratch()


def test_a_file_saved_while_it_is_read_is_not_kept(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = world / "facts" / "observations_bps.csv"
    shutil.rmtree(settings.cache())

    def read_and_save(folder: Path, real: Callable[[Path], Any] = ground.read_tables) -> Any:
        file.write_text(file.read_text("utf-8").replace("8.16", "8.17"), "utf-8")
        return real(folder)

    with monkeypatch.context() as patch:
        patch.setattr(ground, "read_tables", read_and_save)
        build()
    assert not list(settings.cache().glob("ground-*"))
    assert stored(build().build_id) == from_scratch()


def test_a_wrong_file_is_refused_however_often(world: Path) -> None:
    file = world / "facts" / "observations_bps.csv"
    file.write_text(file.read_text("utf-8").replace("8.16", "8.1.6"), "utf-8")
    for _ in range(2):
        with pytest.raises(DataError, match="bukan bilangan"):
            build()


def test_only_a_few_are_kept(live_after: LiveAfter) -> None:
    live_after(with_lists)
    publish("coverage", [covered(JATEN, "2025", 40)])
    rehearse(draft("tkpk_meetings", [meeting()]))
    rehearse(draft("rat_matrix", [action("dinsos")]))
    assert len(list(settings.cache().glob("ground-*"))) == ground._KEPT
    assert not list(settings.cache().glob("*.half"))


def test_layers_follow_what_they_are_made_of(live_after: LiveAfter, monkeypatch: pytest.MonkeyPatch) -> None:
    live_after(with_lists)
    publish("coverage", [covered(JATEN, "2025", 40), covered(SUKOREJO, "2025", 70)])
    names = [open_current().assets().coverage_values]
    publish("coverage", [covered(JATEN, "2025", 90)])
    names.append(open_current().assets().coverage_values)
    publish("programs", [{**PROGRAMS[0], "name": "Rumah layak"}])
    names.append(open_current().assets().coverage_values)
    assert len(set(names)) == 3
    monkeypatch.setattr(layers, "_made", lambda *_: pytest.fail("nothing changed"))
    build()
    assert open_current().assets().coverage_values == names[-1]
