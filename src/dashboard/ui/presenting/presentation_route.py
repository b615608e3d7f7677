"""The address of the presentation: one HTML document with all slides inside, made by outputs.presentation.

`/presentasi?slides=indikator,peta&kecamatan=35.05.10&periode=2026-TW3`; each part may be left out.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from dashboard.core import settings
from dashboard.core.actor import Action
from dashboard.core.domain import DashboardError, NotAllowed, QueryError, StoreError
from dashboard.core.formats import shortened
from dashboard.core.style import LIGHT
from dashboard.outputs import presentation_notice
from dashboard.outputs.slides import choice
from dashboard.render.drawings import logo
from dashboard.render.drawings.sparkline import address_of
from dashboard.store.building import browser_files, build_times
from dashboard.store.database import Database, current_build_id
from dashboard.store.policy import require
from dashboard.ui import served
from dashboard.ui.presenting import decks, live_slide
from dashboard.ui.server import session_cookie
from dashboard.ui.server.inside import addresses
from dashboard.ui.server.keeping import MadeOnce
from dashboard.ui.server.making import BusyError, GoneError, Makings

if TYPE_CHECKING:
    from dashboard.outputs.presentation import Addresses

PATH = "/presentasi"
_LOG = logging.getLogger("dashboard")
_HEADERS = {
    "Cache-Control": "no-store",
    # Plotly and the scaling write styles; scripts come from our own files only, so markup in data could run nothing.
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
                               "img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; "
                               "form-action 'none'; frame-ancestors 'self'",
}
_KEPT, _LONGEST, _LONGEST_WORD, _RETRY_SECONDS = 16, 2000, 40, 15
_READY = "siap"
"""The parameter of the second question, after the reader has been shown that slides are being made."""
_UNFORESEEN = ("Terjadi kesalahan yang tidak terduga. Muat ulang; bila terulang, kirim jam kejadian dan alamat halaman "
               "ke pengelola dasbor.")
_routed = threading.Event()
_documents: MadeOnce[tuple[decks.DeckChoice, tuple[str, ...] | None], str] = MadeOnce(
    _KEPT, lambda key: key[1] is None and decks.is_usual(key[0]), is_heavy=False)
_makings = Makings()


def is_served() -> bool:
    """True under serve.py, which alone has the route."""
    return _routed.is_set()


def link(slides: Sequence[str] | None, kecamatan: str | None, period: tuple[int, int] | None) -> str:
    """The address of a presentation on this server, with the base path; None for what is not chosen."""
    chosen = {"slides": None if slides is None else ",".join(slides), "kecamatan": kecamatan,
              "periode": period and choice.write_period(period)}
    query = urlencode({name: value for name, value in chosen.items() if value}, safe=",")
    return f"{served.base_path()}{PATH}{'?' if query else ''}{query}"


def routes() -> list[Route]:
    """For st.App in serve.py, each also for an app served below a base path."""
    _routed.set()
    return [Route(PATH, _answer), Route(f"/{{base:path}}{PATH}", _answer), *live_slide.routes(PATH)]


async def _answer(request: Request) -> Response:
    """What goes wrong is a readable page with one sentence. The first answer for slides that have to be made is a page
    to look at, which asks again at `follow`."""
    query, leave = request.url.query, f"{served.base_path()}/rapat"
    separator = "&" if query else ""
    follow = f"?{query}" if _READY in request.query_params else f"?{query}{separator}{_READY}=1"  # never another host
    try:
        require(session_cookie.reader(request), Action.LOOK)
        if len(follow) > _LONGEST:
            raise QueryError("Alamat presentasi ini terlalu panjang. Buka lagi dari halaman Rapat TKPK.")
        asked, slides = await run_in_threadpool(_read, dict(request.query_params))
        text = _documents.known((asked, slides))
        if text is None and _READY not in request.query_params and decks.known(asked) is None:
            return _sent(200, presentation_notice.waiting(follow, leave))
        return _sent(200, text or await _makings.made((asked, slides), lambda: document(asked, slides), request))
    except GoneError:
        return Response(status_code=204)  # nobody reads it
    except BusyError:
        return _sent(503, presentation_notice.busy(follow, leave, _RETRY_SECONDS), {"Retry-After": str(_RETRY_SECONDS)})
    except NotAllowed as error:
        return _sent(403, presentation_notice.problem(settings.without_places(str(error)), leave))
    except QueryError as error:
        return _sent(400, presentation_notice.problem(settings.without_places(str(error)), leave))
    except DashboardError as error:
        return _sent(503, presentation_notice.problem(settings.without_places(str(error)), leave))
    except Exception:
        _LOG.exception("presentasi")
        return _sent(500, presentation_notice.problem(_UNFORESEEN, leave))


def _sent(status: int, text: str, more: Mapping[str, str] | None = None) -> Response:
    return HTMLResponse(text, status, headers={**_HEADERS, **(more or {})})


def document(asked: decks.DeckChoice, slides: tuple[str, ...] | None) -> str:
    """The presentation of these slides (None: all). Raises QueryError for what does not exist, StoreError without the
    build."""
    from dashboard.outputs.presentation import presentation  # what draws is loaded when it is needed, not at the start

    return _documents.made((asked, slides), lambda: presentation(choice.chosen(decks.deck(asked), slides),
                                                                 _addresses(asked.build, slides)))


async def make_usual(build: str) -> None:
    """Make the presentation that the button gives when nothing is chosen, unless it is there. Raises what a reader
    would be told."""
    asked = decks.usual(build)
    if _documents.known((asked, None)) is None:
        await _makings.made((asked, None), lambda: document(asked, None))


def _read(parameters: Mapping[str, str]) -> tuple[decks.DeckChoice, tuple[str, ...] | None]:
    names = tuple(shortened(name, _LONGEST_WORD) for name in parameters.get("slides", "").split(",") if name.strip())
    choice.check(names)
    kecamatan, period = (shortened(parameters.get(name, ""), _LONGEST_WORD) for name in ("kecamatan", "periode"))
    asked = decks.DeckChoice(current_build_id(), kecamatan or None, choice.read_period(period) if period else None,
                             build_times.today())
    return asked, names or None


def _addresses(build: str, slides: tuple[str, ...] | None) -> Addresses:
    from dashboard.outputs.presentation import Addresses as Made

    with closing(Database(build)) as database:
        names = database.assets().served
    needed = ("presentasi.css", "presentasi.js", browser_files.PLOTLY)
    if not all(name in names for name in needed):
        raise StoreError("Basis data ini dibangun sebelum presentasi ada. Jalankan `python -m dashboard build` sekali, "
                         "lalu muat ulang.")
    style, script, plotly = (f"{served.folder()}/{names[name]}" for name in needed)
    typeface = names.get(browser_files.TYPEFACE, "")
    own, picture = f"{served.base_path()}{addresses.FILES}", logo.picture_of(LIGHT)
    has_decisions = slides is None or live_slide.SLIDE in slides
    shown = f"{own}/{picture}" if picture else address_of(logo.drawn(LIGHT))
    return Made(style, script, plotly, f"{served.folder()}/{typeface}" if typeface else "", shown,
                f"{own}/mark.png", f"{served.base_path()}/rapat",
                f"{served.base_path()}{PATH}/{live_slide.SLIDE}" if has_decisions else "")
