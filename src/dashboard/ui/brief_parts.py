"""Papers as download buttons: the two pages for the regent, the sheet of one area. Typeset when asked for."""

from __future__ import annotations

from dashboard.domain import Region
from dashboard.exports.brief import area, summary
from dashboard.exports.brief.facts import Facts
from dashboard.ui import cached, downloads
from dashboard.ui.server.keeping import Kept

PDF = "application/pdf"
_papers: Kept[tuple[str, str], bytes] = Kept(32)
"""By build and place: a paper takes a second of the processor, and the same build gives the same bytes."""


def brief_button(build: str) -> None:
    """The paper for the regent."""
    database, day = cached.database(build), cached.build_info(build).data_date  # asked now: no run when it is made
    downloads.button(summary.TITLE + " (PDF)", f"ringkasan-bupati-{day.isoformat()}.pdf", PDF,
                     lambda: _papers.made((build, ""), lambda: summary.brief(Facts(database))),
                     help="Dua halaman A4 untuk dicetak atau dikirim")


def sheet_button(build: str, region: Region) -> None:
    """The sheet of a kecamatan or village."""
    database = cached.database(build)
    downloads.button("Lembar wilayah (PDF)", f"lembar-{region.code}.pdf", PDF,
                     lambda: _papers.made((build, region.code), lambda: area.sheet(Facts(database), region.code)),
                     help="Halaman A4 tentang wilayah ini")
