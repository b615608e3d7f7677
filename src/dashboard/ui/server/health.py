"""The address that says whether this server can answer: it opens the database and asks it something.

Streamlit's own health address only says that the process runs. For systemd, a proxy, or whoever watches.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from dashboard.core.domain import DashboardError
from dashboard.store.database import Database, served_build

PATH = "/sehat"


def routes(is_ready: Callable[[], bool]) -> list[Route]:
    """For st.App in serve.py; the second is for an app served below a base path."""
    async def answer(_: Request) -> Response:
        return await _answer() if is_ready() else _no(menyiapkan=True)

    return [Route(PATH, answer), Route(f"/{{base:path}}{PATH}", answer)]


def _no(**why: bool) -> Response:
    return JSONResponse({"sehat": False, **why}, 503, headers={"Cache-Control": "no-store"})


async def _answer() -> Response:
    """200 with the build that is served, also when it is an older one (`notice` is then true); 503 when nothing can be.
    What went wrong is for the server's log, not for strangers."""
    try:
        build, is_older = await run_in_threadpool(_look)
    except DashboardError:
        return _no()
    return JSONResponse({"sehat": True, "susunan": build, "susunan_lama": is_older},
                        headers={"Cache-Control": "no-store"})


def _look() -> tuple[str, bool]:
    served = served_build()
    with closing(Database(served.build_id)) as database:
        database.rows("SELECT count(*) FROM observations")
    return served.build_id, bool(served.notice)
