"""Worlds to test against: the data we ship, and a tiny one that can be checked by eye. Both are really built."""

from __future__ import annotations

import asyncio
import functools
import gc
import logging
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from filelock import FileLock
from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent))  # importlib mode does not; worlds.py is shared by all tests

from dashboard.publish.build import build
from dashboard.store import audit
from dashboard.store.building import build_times
from dashboard.store.database import Database, current_build_id, open_current
from meeting_rows import DAY
from no_skips import watch
from worlds import copy_home, live_in_a_copy, tiny_home, write_tiny

if TYPE_CHECKING:
    from dashboard.outputs.brief.facts import PaperFacts
    from dashboard.render.slides.model import Deck

# The same examples in every run, and no stop-watch: a busy machine must not turn a test red.
settings.register_profile("project", deadline=None, derandomize=True)
settings.load_profile("project")

ROOT = Path(__file__).resolve().parents[1]
_SLOW_FOLDERS = {"browser", "exports", "matching", "pages", "publish", "second_home", "store"}
_COSTLY = {"shipped_home", "without_sample", "tiny_once", "open_page", "browser"}
"""A test elsewhere that asks for none of these builds nothing and opens no page; it is marked `fast`, unless marked
`slow`."""


def pytest_configure(config: pytest.Config) -> None:
    watch(config)


def _in_browser(item: pytest.Item) -> bool:
    return item.path.is_relative_to(ROOT / "tests" / "browser")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: they take longest, and workers share out best what is left at the end."""
    items.sort(key=_in_browser)
    for item in items:
        slow = (_COSTLY.intersection(getattr(item, "fixturenames", ())) or item.get_closest_marker("slow")
                or _SLOW_FOLDERS.intersection(item.path.relative_to(ROOT).parts))
        if not slow:
            item.add_marker(pytest.mark.fast)


def pytest_collection_finish() -> None:
    """Everything the tests import is here to stay: collecting garbage need not walk over it after every run of a page,
    nor AppTest look for components through all that is installed before each."""
    gc.collect()
    gc.freeze()
    if "streamlit.testing.v1" in sys.modules:
        from streamlit.components.v2 import manifest_scanner

        manifest_scanner.scan_component_manifests = functools.cache(manifest_scanner.scan_component_manifests)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    with _no_foreign_loop(item):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    with _no_foreign_loop(item):
        return (yield)


@contextmanager
def _no_foreign_loop(item: pytest.Item) -> Iterator[None]:
    """Once started, Playwright keeps its event loop marked as running in this thread; no other test may see it, in
    whatever order a worker gets them."""
    loop = None if _in_browser(item) else asyncio._get_running_loop()
    if loop is None:
        yield
        return
    asyncio._set_running_loop(None)
    try:
        yield
    finally:
        asyncio._set_running_loop(loop)


def _once_per_run(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that the first worker makes and the others take as it is; not to be written to."""
    own = factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / name
    with FileLock(f"{folder}.lock"):
        if not folder.is_dir():
            half = folder.with_name(f"{name}.half")
            make(half)
            half.rename(folder)
    return folder


KEY = bytes(range(32))
"""The key of rounding in both worlds, lest a figure be another one in each run."""


def _give_key(home: Path) -> None:
    home.mkdir(parents=True, exist_ok=True)
    (home / "rounding.key").write_bytes(KEY)


def _build_shipped(home: Path) -> None:
    _give_key(home)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_HOME", str(home))
        patch.delenv("DASHBOARD_DATA", raising=False)
        build()


def _build_tiny(folder: Path) -> None:
    with tiny_home(folder):
        _give_key(folder / "home")
        build()


@pytest.fixture(scope="session")
def shipped_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A DASHBOARD_HOME with a build of the data we ship; this worker's own copy."""
    made = _once_per_run(tmp_path_factory, "shipped-once", _build_shipped)
    home = tmp_path_factory.mktemp("shipped") / "home"
    copy_home(made, home)
    return home


@pytest.fixture
def without_sample(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path,
                   monkeypatch: pytest.MonkeyPatch) -> None:
    """DASHBOARD_HOME is a home with a build of the data we ship without their sample; a copy for one test."""
    def make(home: Path) -> None:
        copy_home(_once_per_run(tmp_path_factory, "shipped-once", _build_shipped), home)
        shutil.rmtree(home / "builds")
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("DASHBOARD_SAMPLE", "off")
            _build_shipped(home)

    copy_home(_once_per_run(tmp_path_factory, "without-sample-once", make), tmp_path / "home")
    monkeypatch.setenv("DASHBOARD_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("DASHBOARD_DATA", raising=False)
    monkeypatch.setenv("DASHBOARD_SAMPLE", "off")


@pytest.fixture(scope="session")
def tiny_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folders home and data of the tiny world, built; not to be written to."""
    return _once_per_run(tmp_path_factory, "tiny-once", _build_tiny)


@pytest.fixture(scope="session")
def made_once(tiny_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Callable[[], object]], Path]:
    """made_once(steps): folders home and data of the tiny world, built, in which this function of a test module was
    called, once per run; not to be written to."""

    def made(steps: Callable[[], object]) -> Path:
        def make(folder: Path) -> None:
            with pytest.MonkeyPatch.context() as patch:
                live_in_a_copy(tiny_once, folder, patch)
                patch.setattr(build_times, "today", lambda: DAY)
                steps()

        return _once_per_run(tmp_path_factory, f"{steps.__module__}.{steps.__qualname__}", make)

    return made


@pytest.fixture
def live_after(made_once: Callable[[Callable[[], object]], Path], tmp_path: Path,
               monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], Path]:
    """live_after(steps): a copy for one test of the tiny world in which `steps` was called, see made_once."""
    return lambda steps: live_in_a_copy(made_once(steps), tmp_path, monkeypatch)


@pytest.fixture(autouse=True)
def the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the day of meeting_rows, whenever the tests run."""
    monkeypatch.setattr(build_times, "today", lambda: DAY)


@pytest.fixture(autouse=True)
def no_refusals_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only so many refusals a minute are put on record; those of the tests before must not use them up."""
    monkeypatch.setattr(audit, "_refusals", audit._Refusals())


@pytest.fixture(autouse=True)
def the_log() -> Iterator[None]:
    """Whoever silences the log of the whole process gives it back, or fails itself and not a later test."""
    yield
    assert logging.root.manager.disable == logging.NOTSET, "logging.disable was left on"


@pytest.fixture(scope="session")
def _opened() -> Iterator[dict[str, Database]]:
    """The builds of shipped_home that this worker has opened, by id."""
    opened: dict[str, Database] = {}
    yield opened
    for database in opened.values():
        database.close()


@pytest.fixture
def shipped(shipped_home: Path, _opened: dict[str, Database], monkeypatch: pytest.MonkeyPatch) -> Database:
    """The shipped build, opened once by each worker; it remembers nothing of what it was asked. DASHBOARD_HOME points
    to it."""
    monkeypatch.setenv("DASHBOARD_HOME", str(shipped_home))
    monkeypatch.delenv("DASHBOARD_DATA", raising=False)
    served = current_build_id()
    if served not in _opened:
        _opened[served] = Database(served)
    return _opened[served]


@pytest.fixture(scope="session")
def _facts_of() -> Callable[[Database], PaperFacts]:
    from dashboard.outputs.brief.facts import PaperFacts  # what it imports takes long; fast tests need none of it

    return functools.cache(lambda database: PaperFacts(database, today=DAY))


@pytest.fixture
def shipped_facts(shipped: Database, _facts_of: Callable[[Database], PaperFacts]) -> PaperFacts:
    """Answers about the shipped build as slides and papers read them, each worked out once by each worker; not to be
    altered."""
    return _facts_of(shipped)


@pytest.fixture(scope="session")
def shipped_deck(shipped_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Deck:
    """The usual slides about the shipped build on DAY, gathered once per run; not to be altered."""
    from shipped_steps import gather_deck, kept_deck  # see _facts_of

    return kept_deck(_once_per_run(tmp_path_factory, "deck-once", functools.partial(gather_deck, shipped_home)))


@pytest.fixture
def tiny_data(tiny_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Writes a tiny world and points DASHBOARD_DATA and a DASHBOARD_HOME at it, in which nothing was built; takes
    worlds.py's changes. What a build keeps for the next one lies there already: making it takes most of a build."""

    def make(**changes: Any) -> Path:
        monkeypatch.setenv("DASHBOARD_HOME", str(tmp_path / "home"))
        monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path / "data"))
        _give_key(tmp_path / "home")  # what is kept holds for this key
        shutil.copytree(tiny_once / "home/cache", tmp_path / "home/cache", dirs_exist_ok=True)
        return write_tiny(tmp_path / "data", **changes)

    return make


@pytest.fixture
def tiny(tiny_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """The tiny world, built and opened; a copy for one test."""
    live_in_a_copy(tiny_once, tmp_path, monkeypatch)
    database = open_current()
    yield database
    database.close()


@pytest.fixture
def open_now() -> Iterator[Callable[[], Database]]:
    """Opens what is published at that moment, as often as it is called; all are closed at the end."""
    databases: list[Database] = []

    def opened() -> Database:
        databases.append(open_current())
        return databases[-1]

    yield opened
    for database in databases:
        database.close()


@pytest.fixture
def no_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A DASHBOARD_HOME in which nothing has been built."""
    monkeypatch.setenv("DASHBOARD_HOME", str(tmp_path / "empty"))
    return tmp_path / "empty"
