"""The subjects of the dashboard, in order: the only list of them.

A declaration is light and names what is costly by address ("package.module:name"), so that `python -m dashboard sql`
waits for no picture, and so that rooms below the topics may read it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

from dashboard.core import settings
from dashboard.core.actor import Action
from dashboard.core.regency import Regency, regency
from dashboard.intake.contract import Contract

TOPICS = ("agencies", "programs", "services", "areas", "rat", "registers", "indicators", "partners", "planning",
          "priority", "meetings", "steps", "differences", "figures", "catalogue", "news", "province")
"""Folders of dashboard/topics."""

ENTRIES = {
    "Beranda": ":material/home:",
    "Indikator": ":material/show_chart:",
    "Wilayah": ":material/map:",
    "Program": ":material/checklist:",
    "Sasaran & layanan": ":material/diversity_1:",
    "Rapat": ":material/groups:",
    "Data": ":material/database:",
}
"""Entries of the menu, in order, with their icons. Pages name theirs; one without a page is not shown."""


class Serves(StrEnum):
    """Whose dashboard a topic or a page is for. A province has no kecamatan, no villages and no agencies that hand in
    what they did."""

    REGENCY = "kabupaten/kota"
    PROVINCE = "provinsi"
    BOTH = "kabupaten/kota dan provinsi"

    def here(self) -> bool:
        """Whether it is for the home of this data folder."""
        return self in (Serves.BOTH, Serves.PROVINCE if regency().is_province else Serves.REGENCY)


@dataclass(frozen=True)
class Page:
    """One page of a topic: folder of its page.py (under pages/, or in `script`), title, address ("" is the front page),
    icon, entry of the menu (one of ENTRIES; "" is not in the menu), `place` among all pages, what it is for, where that
    needs a right, and the address of what links to it may carry. `tab`: its name in the row of the entry's pages, where
    that is not the title. `draws`: elements it draws first, by the names of ui.server.inside.elements.Element, so that
    the browser has their scripts when the page comes. `is_secret`: not in the menu of whoever may not open it.
    `serves`: whose dashboard has it, where that is not as its topic says. The search finds it also by `words`, which
    people in the field have for it, and those of its tabs (values of its parameter "bagian") that are a subject of
    their own by their label and words: `subjects`."""

    folder: str
    title: str
    url: str
    icon: str
    entry: str
    place: int
    needs: Action | None = None
    parameters: str = "dashboard.ui.choices.controls:PLACE"
    tab: str = ""
    draws: tuple[str, ...] = ()
    script: Path | None = None
    is_secret: bool = False
    serves: Serves | None = None
    words: str = ""
    subjects: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Topic:
    """What one subject brings to the house.

    `contracts`: datasets that people hand in for it. `pages`: its pages. Addresses, each "" when there is none:
    `slides`, of tuples of answers.slide_entry.SlideEntry; `layers`, of a function from answers.world.World to layers of
    the village map (render.village_layer.VillageLayer); `profile`, of a part of the profile page, called with build
    and region; `block`, of a function from World and region to a render.block.Block or None, drawn on the profile page
    and on the sheet of the area; `home`, of a function from World to a render.home.Home, what it says on the first
    page; `tasks`, of a function from World and an agency's code to render.tasks.Task, what that agency has to do.
    Scripts in its folder: see `sql`. `serves`: whose dashboard shows it and takes its datasets.
    """

    id: str
    title: str
    contracts: tuple[Contract, ...] = ()
    pages: tuple[Page, ...] = ()
    slides: tuple[str, ...] = ()
    layers: str = ""
    profile: str = ""
    block: str = ""
    home: str = ""
    tasks: str = ""
    package: str = ""
    serves: Serves = Serves.REGENCY

    def sql(self, name: str) -> str:
        """The text of a script in the topic's folder, "" when it has none of this name: views.sql, checks.sql (one
        column `problem`), steps_aside.sql (sample rows that cannot stay), decided.sql (into
        base.figure_choice: which figure was decided on, of the words in told_figure), marks.sql (what is noted on
        figures when all are loaded)."""
        script = self.folder / name
        return script.read_text("utf-8") if script.is_file() else ""

    @property
    def folder(self) -> Path:
        """Where its files lie; sample of a dataset may lie in `sample` below."""
        return Path(str(files(self.package)))


@cache
def topics() -> tuple[Topic, ...]:
    """The declarations, in order; behind ours those of the packages named in DASHBOARD_TOPICS, parted by commas."""
    more = [name.strip() for name in os.environ.get("DASHBOARD_TOPICS", "").split(",")]
    return tuple(_declared(package) for package in
                 (*(f"dashboard.topics.{name}" for name in TOPICS), *filter(None, more)))


def _declared(package: str) -> Topic:
    found: Topic = import_module(f"{package}.topic").TOPIC
    return replace(found, package=package)


def served() -> tuple[Topic, ...]:
    """Those for the home of this data folder. A build has the tables of all of them, be they empty."""
    return tuple(topic for topic in topics() if topic.serves.here())


def contracts() -> dict[str, Contract]:
    """Every dataset that people hand in, by its id, in the words of this regency."""
    return contracts_of(regency())


@cache
def contracts_of(regency: Regency) -> dict[str, Contract]:
    """The same for one of them."""
    return {contract.id: contract.said(regency) for topic in topics() for contract in topic.contracts}


def taken() -> dict[str, Contract]:
    """Those that this home takes and shows: of the topics that serve it."""
    here = {contract.id for topic in served() for contract in topic.contracts}
    return {name: contract for name, contract in contracts().items() if name in here}


def pages() -> tuple[Page, ...]:
    """Every page of this home, in the order of the menu."""
    return pages_of(regency())


@cache
def pages_of(regency: Regency) -> tuple[Page, ...]:
    """The same for one of them, which is the home of this data folder."""
    return tuple(sorted((page for topic in served() for page in topic.pages if (page.serves or topic.serves).here()),
                        key=lambda page: page.place))


def front() -> str:
    """Folder of the front page of this home."""
    return next(page.folder for page in pages() if not page.url)


def served_elsewhere(url: str) -> str:
    """'Halaman Peta Desa hanya ada di dasbor kabupaten/kota.' of an address where another home has a page, else ""."""
    return next((f"Halaman {page.title} hanya ada di dasbor {page.serves or topic.serves}." for topic in topics()
                 for page in topic.pages if page.url == url and not (page.serves or topic.serves).here()), "")


def folder_of(page: str) -> Path:
    """Where the page.py and method.md of a page lie."""
    script = next((one.script for one in pages() if one.folder == page), None)
    return script.parent if script else settings.PROJECT / "pages" / page


def method_of(page: str) -> Path:
    """The text that planners may edit under a page; a province has its own where the usual one tells of what only a
    kabupaten or kota has."""
    own = folder_of(page) / "method-provinsi.md"
    return own if regency().is_province and own.is_file() else folder_of(page) / "method.md"


def offered(what: str) -> Iterator[tuple[Topic, Any]]:
    """What stands at the addresses that topics of this home declare under this name: "slides", "layers", "profile",
    "block", "home", "tasks"."""
    for topic in served():
        found: str | tuple[str, ...] = getattr(topic, what)
        for address in filter(None, (found,) if isinstance(found, str) else found):
            yield topic, resolve_name(address)
