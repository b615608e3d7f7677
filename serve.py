"""Serves app.py with what Streamlit leaves out: files laid out in DASHBOARD_HOME, caching for those named by content,
and a safe browser frame.

`streamlit run serve.py` (what `make run` does). `streamlit run app.py` alone has no maps, no presentation, no guards.
"""

from __future__ import annotations

import logging

import streamlit as st
from starlette.middleware import Middleware
from streamlit.commands import navigation
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import ScriptRunContext

from dashboard.ui import browser_policy, compressed, document, map_frame, presentation_route, served, session_cookie
from dashboard.ui.plain_text import short
from dashboard.ui.server import beforehand, inside
from dashboard.ui.server.gate import RUN_SECONDS, RUNS_OF_ONE, Gate
from dashboard.ui.server.places import Places, raise_file_limit
from dashboard.ui.server.turns import Turns

_LOG = logging.getLogger("dashboard")


def _tell(error: Exception) -> bool:
    """A failure nobody foresaw: a sentence for the reader, the details for the log."""
    _LOG.error("uncaught", exc_info=error)
    st.error("Terjadi kesalahan yang tidak terduga di halaman ini. Muat ulang; bila terulang, kirim jam kejadian "
             "dan alamat halaman ke pengelola dasbor (rinciannya ada pada log server).", icon=":material/error:")
    return True


def _unknown_page(ctx: ScriptRunContext) -> None:
    """An address without a page is named, in the reader's language; Streamlit's own dialog is English."""
    asked = short(ctx.pages_manager.intended_page_name or "")
    st.warning(f"Halaman “{asked}” tidak ada di dasbor ini. Ditampilkan Ringkasan.", icon=":material/link_off:")


navigation.send_page_not_found = _unknown_page

# The folder pages/ holds one folder a page; Streamlit would take it for its old multipage mode and answer the first
# deep link on a fresh server with "page not found".
PagesManager.uses_pages_directory = False

inside.bound_messages()
runs = Turns(RUNS_OF_ONE, RUN_SECONDS)

app = st.App("app.py", routes=[*session_cookie.routes(), *presentation_route.routes(), *served.routes()],
             on_script_error=_tell,
             lifespan=beforehand.lifespan(presentation_route.make_usual, lambda: runs.going == 0),
             middleware=[Middleware(browser_policy.Headers), Middleware(Gate, Places(raise_file_limit()), runs),
                         Middleware(compressed.Compressed), Middleware(document.PageDocument),
                         Middleware(map_frame.MapFrame), Middleware(session_cookie.OnlySignedInUpload)])
