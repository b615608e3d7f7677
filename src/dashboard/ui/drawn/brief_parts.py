"""Papers as download buttons: the two pages for the regent, the sheet of one area. Typeset when asked for."""

from __future__ import annotations

from datetime import date

from dashboard.core.domain import Region
from dashboard.outputs.brief import area, summary
from dashboard.outputs.brief.facts import PaperFacts
from dashboard.store.building import build_times
from dashboard.store.database import Database
from dashboard.ui.drawn import downloads
from dashboard.ui.server.keeping import MadeOnce

PDF = "application/pdf"
_papers: MadeOnce[tuple[str, str, date], bytes] = MadeOnce(32)
"""By build, place and day: a paper takes a second of the processor, and the same three give the same bytes."""


def brief_button(build: Database) -> None:
    """The paper for the regent."""
    day = build_times.today()  # asked now: no run when it is made
    downloads.button(f"{summary.title()} (PDF)", f"{summary.slug()}-{day.isoformat()}.pdf", PDF,
                     lambda: _papers.made((build.build_id, "", day),
                                          lambda: summary.brief(PaperFacts(build, today=day))),
                     help="Dua halaman A4 untuk dicetak atau dikirim")


def sheet_button(build: Database, region: Region) -> None:
    """The sheet of a kecamatan or village."""
    day = build_times.today()
    downloads.button("Lembar wilayah (PDF)", f"lembar-{region.code}.pdf", PDF,
                     lambda: _papers.made((build.build_id, region.code, day),
                                          lambda: area.sheet(PaperFacts(build, today=day), region.code)),
                     help="Halaman A4 tentang wilayah ini")
