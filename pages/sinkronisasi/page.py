"""Do plans, money and agencies meet? For Bappedalitbang, BPKAD and the TKPK."""

from __future__ import annotations

from dashboard.core.regency import regency
from dashboard.topics.planning.parts import chain, incentive, link, page, requests
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from dashboard.ui.shell import access

build = controls.build()
page.add_styles()
components.page_header("Sinkronisasi Rencana dan Anggaran", f"{regency().label}")
controls.elsewhere()
shown = page.begin(build, access.audience())
controls.draw_tabs(link.PART, (chain.chain, requests.requests, incentive.incentive), shown)
components.method("sinkronisasi")
