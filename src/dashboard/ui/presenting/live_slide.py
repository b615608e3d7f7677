"""The slide of decisions as it is now, for presentations that are being shown: whoever has slides of an older build is
given the slide of the newest, everybody else nothing. Asked once a second, so it does no work for an unchanged build.
"""

from __future__ import annotations

import logging
from contextlib import closing
from datetime import date

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from dashboard.core.actor import Action
from dashboard.core.domain import DashboardError, NotAllowed
from dashboard.queries import reference
from dashboard.render.slides.model import LeftOut, Points, Slide
from dashboard.store.building import build_times
from dashboard.store.database import Database, current_build_id
from dashboard.store.policy import require
from dashboard.ui.server import session_cookie
from dashboard.ui.server.keeping import MadeOnce

SLIDE = "keputusan"
"""Id of the slide, and the end of the address."""
BUILD = "X-Build"
"""The header that names the build of an answer."""
_SINCE, _KEPT = "sejak", 4
_LOG = logging.getLogger("dashboard")
_HEADERS = {"Cache-Control": "no-store"}
_slides: MadeOnce[tuple[str, date], str] = MadeOnce(_KEPT, is_heavy=False)


def routes(path: str) -> list[Route]:
    """Below the presentation's own address."""
    return [Route(f"{path}/{SLIDE}", _answer), Route(f"/{{base:path}}{path}/{SLIDE}", _answer)]


async def _answer(request: Request) -> Response:
    """204 without anything new; what goes wrong is told by its number alone, for nobody reads it: the slide that is
    shown stays."""
    try:
        require(session_cookie.reader(request), Action.LOOK)
        build = await run_in_threadpool(current_build_id)
        if build == request.query_params.get(_SINCE):
            return Response(status_code=204, headers=_HEADERS)
        text = await run_in_threadpool(_made, build, build_times.today())
        return HTMLResponse(text, headers={**_HEADERS, BUILD: build})
    except NotAllowed:
        return Response(status_code=403, headers=_HEADERS)
    except DashboardError:
        return Response(status_code=503, headers=_HEADERS)
    except Exception:
        _LOG.exception("salindia keputusan")
        return Response(status_code=500, headers=_HEADERS)


def _made(build: str, today: date) -> str:
    return _slides.made((build, today), lambda: _drawn(build, today))


def _drawn(build: str, today: date) -> str:
    from dashboard.answers.world import World  # seconds to import; the presentation that asks has done so already
    from dashboard.outputs.presentation import sections
    from dashboard.outputs.slides.gather import one

    with closing(Database(build)) as database:
        world = World(database, today=today)
        found = one(world, SLIDE)
        return sections(_instead(found) if isinstance(found, LeftOut) else found,
                        reference.build_info(database).data_date)


def _instead(left: LeftOut) -> Slide:
    """Where the last decision was done meanwhile, that is what the slide says."""
    return Slide(left.id, "Keputusan rapat", "Tidak ada keputusan rapat yang menunggu", "Keadaan terbaru",
                 Points((left.reason,)), "Sumber: catatan rapat TKPK.",
                 "Keadaan menurut catatan tindak lanjut terakhir.", left.reason)
