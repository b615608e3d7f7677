"""Addresses of what this app serves besides its pages, and the route of what a build lays out for browsers.

Imported by serve.py before Streamlit runs: no cache here.
"""

from __future__ import annotations

from pathlib import PurePosixPath

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from dashboard.core import settings
from dashboard.ui.server.inside import addresses

LAID_OUT = f"{addresses.FILES}/build"
_TYPES = {".js": "application/javascript", ".css": "text/css", ".json": "application/json", ".woff2": "font/woff2"}


def base_path() -> str:
    """The path below which the app is served, with a slash before it and none behind; "" at the root."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


def folder() -> str:
    """Served path of the laid-out files."""
    return f"{base_path()}{LAID_OUT}"


def routes() -> list[Route]:
    """For st.App in serve.py; the second is for an app served below a base path."""
    return [Route(f"{LAID_OUT}/{{name:path}}", _answer), Route(f"/{{base:path}}{LAID_OUT}/{{name:path}}", _answer)]


async def _answer(request: Request) -> Response:
    """A file that a build laid out in DASHBOARD_HOME. It is public, also for frames of no origin, as what Streamlit
    serves beside it."""
    static = settings.generated_static()
    name = PurePosixPath(request.path_params["name"])
    file = static / name
    hidden = any(part.startswith(".") for part in name.parts)  # also a way out of the folder, and what is half written
    if name.is_absolute() or hidden or name.suffix not in _TYPES or not await run_in_threadpool(file.is_file):
        return PlainTextResponse("Tidak ada.", 404)
    return FileResponse(file, media_type=_TYPES[name.suffix], headers={"Access-Control-Allow-Origin": "*"})
