"""Serves app.py with what Streamlit leaves out: files laid out in DASHBOARD_HOME, caching for those named by content,
and a safe browser frame.

`streamlit run serve.py` (what `make run` does). `streamlit run app.py` alone has no maps, no presentation, no guards.
"""

from __future__ import annotations

import logging

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from dashboard.core import settings
from dashboard.store.identity import provider_settings
from dashboard.ui import served
from dashboard.ui.presenting import presentation_route
from dashboard.ui.server import (
    beforehand,
    browser_policy,
    compressed,
    document,
    health,
    log_lines,
    map_frame,
    provider_routes,
    session_cookie,
    warm,
    windows,
)
from dashboard.ui.server.gate import RUN_SECONDS, RUNS_OF_ONE, Gate
from dashboard.ui.server.inside import messages, session
from dashboard.ui.server.places import SocketPlaces, raise_file_limit
from dashboard.ui.server.turns import Turns

_LOG = logging.getLogger("dashboard")


def _tell(error: Exception) -> bool:
    """A failure nobody foresaw: a sentence for the reader, the details for the log."""
    _LOG.error("uncaught", exc_info=error)
    st.error("Terjadi kesalahan yang tidak terduga di halaman ini. Muat ulang; bila terulang, kirim jam kejadian "
             "dan alamat halaman ke pengelola dasbor (rinciannya ada pada log server).", icon=":material/error:")
    return True


if wrong := provider_settings.problems():
    raise SystemExit("\n".join(wrong))
log_lines.set_up()
session.pages_are_named()
messages.bound_messages()
runs, warmth = Turns(RUNS_OF_ONE, RUN_SECONDS), warm.Warmth()

routes = (*session_cookie.routes(), *presentation_route.routes(), *served.routes(),
          *health.routes(lambda: warmth.is_over))
app = st.App("app.py", routes=routes, on_script_error=_tell,
             lifespan=beforehand.lifespan(presentation_route.make_usual, lambda: runs.going == 0, warmth.visit),
             middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=settings.hosts()),
                         Middleware(browser_policy.Headers), Middleware(Gate, SocketPlaces(raise_file_limit()), runs),
                         Middleware(windows.OwnWindow), Middleware(compressed.Compressed),
                         Middleware(document.PageDocument), Middleware(map_frame.MapFrame),
                         Middleware(provider_routes.ProviderRoutes),
                         Middleware(session_cookie.OnlySignedInUpload)])
