"""Papers as download buttons: the two pages for the regent, the sheet of one area. Typeset when asked for."""

from __future__ import annotations

from datetime import date

from dashboard.core.domain import Region
from dashboard.outputs.brief import area, summary
from dashboard.outputs.brief.facts import PaperFacts
from dashboard.store.building import build_times
from dashboard.ui.drawn import downloads
from dashboard.ui.kept import cached
from dashboard.ui.server.keeping import MadeOnce

PDF = "application/pdf"
_papers: MadeOnce[tuple[str, str, date], bytes] = MadeOnce(32)
"""By build, place and day: a paper takes a second of the processor, and the same three give the same bytes."""


def brief_button(build: str) -> None:
    """The paper for the regent."""
    database, day = cached.database(build), build_times.today()  # asked now: no run when it is made
    downloads.button(f"{summary.title()} (PDF)", f"{summary.slug()}-{day.isoformat()}.pdf", PDF,
                     lambda: _papers.made((build, "", day), lambda: summary.brief(PaperFacts(database, today=day))),
                     help="Dua halaman A4 untuk dicetak atau dikirim")


def sheet_button(build: str, region: Region) -> None:
    """The sheet of a kecamatan or village."""
    database, day = cached.database(build), build_times.today()
    downloads.button("Lembar wilayah (PDF)", f"lembar-{region.code}.pdf", PDF,
                     lambda: _papers.made((build, region.code, day),
                                          lambda: area.sheet(PaperFacts(database, today=day), region.code)),
                     help="Halaman A4 tentang wilayah ini")
